import { Button, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Navigate } from "react-router-dom"
import { meQuery } from "../../api/me"
import { RequestRefused } from "../../api/request"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"

/** The way in: leads to the page that a person's role begins with. */
const StartPage = () => {
  const { t } = useWords()
  const { data: me, error, refetch } = useQuery(meQuery())
  if (me) return <Navigate to={me.landing} replace state={{ wasLed: true }} />

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
