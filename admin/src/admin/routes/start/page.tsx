import type { MeAnswer } from "@baixian/backend/contract"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, Navigate } from "react-router-dom"
import { meQuery } from "../../api/me"
import { RequestRefused } from "../../api/request"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"

/** The way in: leads to the page that a person's role begins with. */
const StartPage = () => {
  const { t } = useWords()
  const { data: me, error, refetch } = useQuery(meQuery())
  if (me && me.landing !== "/start") return <Navigate to={me.landing} replace state={{ wasLed: true }} />
  if (me) return <NoPageYet me={me} />

  return (
    <Container className="p-0">
      {!error ? (
        <LoadingRows rows={6} />
      ) : error instanceof RequestRefused && error.code === "no_role" ? (
        <Nothing title={t("my_place.no_role")} hint={t("my_place.no_role_hint")}>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("my_place.look_again")}
          </Button>
        </Nothing>
      ) : (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      )}
    </Container>
  )
}
export default StartPage

/** The first page of somebody whose role has none yet: what they will do here and where, and whom to ask meanwhile. */
function NoPageYet({ me }: { me: MeAnswer }) {
  const { t, nameOf } = useWords()

  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <Heading level="h1">{t("first_page.hello", { name: me.person.name })}</Heading>
      {me.grants.map(({ role, scope_code, place_name, place_name_en }) => (
        <Text key={`${role} ${scope_code}`} size="large">
          {t("first_page.post", {
            role: t(`staff.roles.${role}`),
            place: nameOf({ name: place_name, name_en: place_name_en }),
          })}
        </Text>
      ))}
      <ul className="txt-large text-ui-fg-subtle list-disc pl-6">
        {(["what", "when", "meanwhile", "ask"] as const).map((each) => (
          <li key={each}>{t(`first_page.${each}`)}</li>
        ))}
      </ul>
      <div>
        <Button variant="secondary" asChild>
          <Link to="/settings/profile">{t("first_page.profile")}</Link>
        </Button>
      </div>
    </Container>
  )
}
