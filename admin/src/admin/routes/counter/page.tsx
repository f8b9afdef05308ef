import type { StockBoard, StockPoint } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath, BuildingStorefront } from "@medusajs/icons"
import { Container, Heading, IconButton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { meQuery } from "../../api/me"
import { recentDocumentsQuery } from "../../api/recent-documents"
import { boardQuery } from "../../api/stock-levels"
import { formatCount } from "../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { formatFen } from "../../ui/money"
import { DocumentLink } from "../../ui/place/document-link"
import { OwnPoint } from "../../ui/place/own-point"
import { useIsKeeper } from "../../ui/place/use-is-keeper"
import { useWords } from "../../ui/use-words"
import { Errands } from "./errands"
import { TaskList } from "../../ui/place/task-list"

/** 我的专柜: where a clerk's day begins — what was sold, what there is to do, and every errand one press away. */
const CounterPage = () => <OwnPoint>{(point) => <Counter key={point.code} point={point} />}</OwnPoint>
export default CounterPage

function Counter({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const { data: me } = useQuery(meQuery())
  const isKeeper = useIsKeeper()
  const { data: board, error, isFetching, refetch } = useQuery(boardQuery(point.code))

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h1">{point.name}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`counter_page.kind.${point.kind}`, { code: point.code })}
          </Text>
        </div>
        <div className="flex items-start gap-x-4">
          {board && <Today sales={board.sales_today} />}
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("action.refresh")}
            className={isFetching ? "animate-pulse" : undefined}
            onClick={() => void refetch()}
          >
            <ArrowPath />
          </IconButton>
        </div>
      </Container>
      {isKeeper && <Errands point={point.code} menu={me?.menu ?? []} />}
      {board ? (
        <TaskList board={board} point={point} />
      ) : (
        <Container className="p-0">
          {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={5} />}
        </Container>
      )}
      <Recent point={point.code} />
    </div>
  )
}

function Today({ sales }: { sales: StockBoard["sales_today"] }) {
  const { t } = useWords()
  const facts = [
    [t("counter_page.net"), formatFen(sales.net_fen, "yuan")],
    [t("counter_page.sales"), formatCount(sales.documents)],
    [t("counter_page.pieces"), formatCount(sales.quantity)],
  ] as const

  return (
    <dl aria-label={t("counter_page.today")} className="flex flex-wrap gap-x-6 gap-y-1">
      {facts.map(([label, figure]) => (
        <div key={label}>
          <dt className="txt-compact-xsmall text-ui-fg-subtle">{label}</dt>
          <dd className="txt-compact-xlarge-plus tabular-nums">{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

function Recent({ point }: { point: string }) {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(recentDocumentsQuery(point))

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("counter_page.recent")}</Heading>
        <Link
          to={`/stock?point=${encodeURIComponent(point)}`}
          className="txt-compact-small text-ui-fg-interactive"
        >
          {t("counter_page.to_stock")}
        </Link>
      </div>
      {data ? (
        data.length === 0 ? (
          <Nothing title={t("counter_page.no_recent")} hint={t("counter_page.no_recent_hint")} />
        ) : (
          data.map((document) => (
            <DocumentLink key={document.id} document={document} showsPlace={document.point_code !== point} />
          ))
        )
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={4} />
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "menu.counter",
  translationNs: "baixian",
  icon: BuildingStorefront,
  rank: 10,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.counter")}</>
}
