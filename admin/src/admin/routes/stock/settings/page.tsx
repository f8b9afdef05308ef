import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { meQuery } from "../../../api/me"
import { stockSettingsQuery } from "../../../api/stock-settings"
import { LoadFailed, LoadingRows } from "../../../ui/load-state"
import { isAdmin } from "../../../ui/place/own-pages"
import { useWords } from "../../../ui/use-words"
import { SettingsForm } from "./settings-form"
import { SettingsShown } from "./settings-shown"

/** 库存规则: when sale stops, when a count is repeated, who approves write-offs, what is suggested; the admin changes them. */
const StockSettingsPage = () => {
  const { t, instant } = useWords()
  const { data: me, error: meError, refetch: readMe } = useQuery(meQuery())
  const { data, error, refetch } = useQuery(stockSettingsQuery())
  const mayChange = me !== undefined && isAdmin(me)
  const failure = error ?? meError

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h1">{t("stock_settings.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("stock_settings.hint")} {me && !mayChange && t("stock_settings.readers_hint")}
          </Text>
          {data && (
            <Text size="small" className="text-ui-fg-muted">
              {data.last_change
                ? t("stock_settings.last_change", {
                    name: data.last_change.by_name,
                    at: instant(data.last_change.at),
                  })
                : t("stock_settings.never_changed")}
            </Text>
          )}
        </div>
        {me?.menu.includes("/audit") && (
          <Button variant="secondary" className="h-10 sm:h-8" asChild>
            <Link to="/audit?kind=stock">{t("stock_settings.trail")}</Link>
          </Button>
        )}
      </Container>
      {data && me ? (
        mayChange ? (
          <SettingsForm settings={data.settings} />
        ) : (
          <SettingsShown settings={data.settings} />
        )
      ) : (
        <Container className="p-0">
          {failure ? (
            <LoadFailed
              error={failure}
              onRetry={() => {
                void refetch()
                void readMe()
              }}
            />
          ) : (
            <LoadingRows rows={8} />
          )}
        </Container>
      )}
    </div>
  )
}
export default StockSettingsPage

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_settings.crumb")}</>
}
