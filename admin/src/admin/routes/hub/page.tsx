import type { StockPoint } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath, Buildings } from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { meQuery } from "../../api/me"
import { hubQuery } from "../../api/stock-places"
import { boardQuery } from "../../api/stock-levels"
import { formatCount } from "../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { formatFen } from "../../ui/money"
import { hubAmong } from "../../ui/place/chosen-point"
import { OwnPoint } from "../../ui/place/own-point"
import { toPage } from "../../ui/place/to-item"
import { useWords } from "../../ui/use-words"
import { TaskList } from "../../ui/place/task-list"
import { Comparison } from "./comparison"

/** 枢纽: what waits at the hub today, and its counters beside each other. A counter's address shows the hub it belongs to. */
const HubPage = () => (
  <OwnPoint>
    {(point, points) => {
      const hub = hubAmong(points, point)
      return hub ? <Hub key={hub.code} hub={hub} /> : <NoHub point={point} />
    }}
  </OwnPoint>
)
export default HubPage

function Hub({ hub }: { hub: StockPoint }) {
  const { t } = useWords()
  const { data: me } = useQuery(meQuery())
  const board = useQuery(hubQuery(hub.code))
  const day = useQuery(boardQuery(hub.code))
  const refresh = () => void Promise.all([board.refetch(), day.refetch()])

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h1">{hub.name}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("hub_page.hint")}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {board.data && (
            <dl className="flex flex-wrap gap-x-6 gap-y-1">
              {(
                [
                  ["today", board.data.total.today_net_fen],
                  ["month", board.data.total.month_net_fen],
                ] as const
              ).map(([name, fen]) => (
                <div key={name}>
                  <dt className="txt-compact-xsmall text-ui-fg-subtle">{t(`hub_page.sales.${name}`)}</dt>
                  <dd className="txt-compact-xlarge-plus tabular-nums">{formatFen(fen, "yuan")}</dd>
                </div>
              ))}
            </dl>
          )}
          {me?.menu.includes("/approvals") && (
            <Button className="h-10 sm:h-8" asChild>
              <Link to="/approvals">
                {t("hub_page.approvals", { waiting: formatCount(board.data?.total.approvals ?? 0) })}
              </Link>
            </Button>
          )}
          <Button variant="secondary" className="h-10 sm:h-8" asChild>
            <Link to={toPage("/counter", hub.code)}>{t("hub_page.own_errands")}</Link>
          </Button>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("action.refresh")}
            className={board.isFetching ? "animate-pulse" : undefined}
            onClick={refresh}
          >
            <ArrowPath />
          </IconButton>
        </div>
      </Container>
      {day.data ? (
        <TaskList board={day.data} point={hub} />
      ) : (
        <Container className="p-0">
          {day.error ? <LoadFailed error={day.error} onRetry={refresh} /> : <LoadingRows rows={5} />}
        </Container>
      )}
      {board.data ? (
        <Comparison board={board.data} />
      ) : (
        <Container className="p-0">
          {board.error ? <LoadFailed error={board.error} onRetry={refresh} /> : <LoadingRows rows={8} />}
        </Container>
      )}
    </div>
  )
}

function NoHub({ point }: { point: StockPoint }) {
  const { t } = useWords()

  return (
    <Container className="p-0">
      <Nothing title={t("hub_page.none", { name: point.name })} hint={t("hub_page.none_hint")}>
        <Button asChild>
          <Link to={toPage("/counter", point.code)}>{t("hub_page.to_counter", { name: point.name })}</Link>
        </Button>
      </Nothing>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "menu.hub",
  translationNs: "baixian",
  icon: Buildings,
  rank: 11,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.hub")}</>
}
