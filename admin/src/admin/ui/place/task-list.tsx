import type { StockBoard, StockPoint } from "@baixian/backend/contract"
import { Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { meQuery } from "../../api/me"
import { replenishmentQuery } from "../../api/stock-levels"
import { formatCount } from "../figures"
import { Nothing } from "../load-state"
import { DocumentLink } from "./document-link"
import { ReplenishButton } from "./replenish-button"
import { ShortGoods } from "./short-goods"
import { toPage } from "./to-item"
import { useIsKeeper } from "./use-is-keeper"
import { useWords, type Words } from "../use-words"
import { tasksOf, type Task } from "./tasks"

const URGENT: readonly Task["kind"][] = ["to_receive", "to_send", "restock", "out", "expiring"]
/** More documents than these are a list, and have one. */
const SHOWN = 3

/** What to do about it; of a count also when everything was last counted. */
function hintOf({ kind }: Task, { point, last_counted_on }: StockBoard, t: Words["t"]): string {
  if (point.kind === "hub" && (kind === "low" || kind === "out")) return t("counter_page.short_at_hub")
  if (kind === "count_due" && last_counted_on === null) return t("counter_page.task_hint.never_counted")
  return t(`counter_page.task_hint.${kind}`, { day: last_counted_on })
}

/** 今日待办: each with how many there are and the one thing to press. */
export function TaskList({ board, point }: { board: StockBoard; point: StockPoint }) {
  const { t } = useWords()
  const isKeeper = useIsKeeper()
  // A hub has nobody above it to ask.
  const canAsk = isKeeper && point.kind !== "hub"
  const { data: me } = useQuery(meQuery())
  const isShort = board.out.total + board.low.total > 0
  const { data: plan } = useQuery({ ...replenishmentQuery(point.code), enabled: canAsk && isShort })
  const short = canAsk && isShort ? plan?.short : undefined
  const tasks = tasksOf(board, me?.menu ?? [], short).filter(({ kind }) => isKeeper || kind !== "count_due")

  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("counter_page.tasks")}
      </Heading>
      {tasks.length === 0 ? (
        <Nothing title={t("counter_page.no_tasks")} hint={t("counter_page.no_tasks_hint")} />
      ) : (
        <ul aria-label={t("counter_page.tasks")} className="divide-y">
          {tasks.map((task) => (
            <li key={task.kind}>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
                <Badge color={URGENT.includes(task.kind) ? "red" : "orange"} className="tabular-nums">
                  {task.kind === "count_due" ? "!" : formatCount(task.total)}
                </Badge>
                <div className="min-w-[160px] flex-1">
                  <Text size="small" weight="plus" leading="compact">
                    {t(`counter_page.task.${task.kind}`)}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {hintOf(task, board, t)}
                  </Text>
                </div>
                <div className="flex gap-x-2">
                  {task.kind === "restock" && <ReplenishButton point={point} />}
                  <Button variant="secondary" className="h-10 sm:h-8" asChild>
                    <Link to={task.to}>{t(`counter_page.task_do.${task.kind}`)}</Link>
                  </Button>
                </div>
              </div>
              {task.documents.slice(0, SHOWN).map((document) => (
                <DocumentLink
                  key={document.id}
                  document={document}
                  showsPlace={document.point_code !== board.point.code}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
      {short && (
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
          <ShortGoods short={short} />
          <Button variant="transparent" className="h-10 sm:h-8" asChild>
            <Link to={toPage("/stock", point.code, { state: board.out.total > 0 ? "out" : "low" })}>
              {t("counter_page.task_do.out")}
            </Link>
          </Button>
        </div>
      )}
    </Container>
  )
}
