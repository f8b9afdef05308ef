import type { EditionsAnswer } from "@baixian/backend/contract"
import { Button, Container, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router-dom"
import { editionsQuery } from "../../../api/editions"
import { businessDay, isDay } from "../../../ui/business-month"
import { EditionsTable } from "../../../ui/editions-table"
import { formatCount } from "../../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { editionAddress, previewAddress, publishedOf, waitingOf, yesterday } from "../../../ui/period-steps"
import { PeriodsHead } from "../../../ui/periods-head"
import { useWords } from "../../../ui/use-words"

const PER_PAGE = 20

/** 日报: a day's report to look at and hand in, and all that were handed in before. */
const DailyPage = () => {
  const { t } = useWords()
  const [search, setSearch] = useSearchParams()
  const today = businessDay(new Date())
  const asked = search.get("day") ?? ""
  const day = isDay(asked) ? asked : yesterday(today)
  const offset = Math.max(0, Math.floor(Number(search.get("offset")) || 0))
  const editions = useQuery(editionsQuery({ kind: "day", limit: PER_PAGE, offset }))
  const set = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setSearch(next, { replace: true })
  }

  return (
    <Container className="divide-y p-0">
      <PeriodsHead view="days" hint={t("editions.day_open")} />
      <DayBar day={day} today={today} onChange={(chosen) => set("day", chosen)} />
      {editions.isPending ? (
        <LoadingRows rows={8} />
      ) : !editions.data ? (
        <LoadFailed error={editions.error} onRetry={() => void editions.refetch()} />
      ) : editions.data.total === 0 ? (
        <Nothing title={t("editions.none_day")} hint={t("editions.none_day_hint")} />
      ) : (
        <>
          <EditionsTable label={t("editions.day")} editions={editions.data.items} hasPeriods />
          <Pages answer={editions.data} onChange={(at) => set("offset", at === 0 ? null : String(at))} />
        </>
      )}
    </Container>
  )
}
export default DailyPage

type DayBarProps = { day: string; today: string; onChange: (day: string) => void }

/** The day, where its report stands, and the way to its paper. */
function DayBar({ day, today, onChange }: DayBarProps) {
  const { t } = useWords()
  const editions = useQuery(editionsQuery({ kind: "day", period: day }))
  // The query keeps the answer of the day before on screen until this one's is there.
  const own = editions.isPlaceholderData ? undefined : editions.data?.items
  const waiting = waitingOf(own ?? [])
  const published = publishedOf(own ?? [])

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
      <Input
        size="small"
        type="date"
        aria-label={t("editions.day_label")}
        max={today}
        value={day}
        onChange={({ target }) => isDay(target.value) && onChange(target.value)}
      />
      <Button asChild size="small" variant={waiting ? "secondary" : "primary"}>
        <Link to={previewAddress(day)}>
          {published ? t("editions.preview_correction") : t("editions.preview", { kind: t("editions.day") })}
        </Link>
      </Button>
      {waiting && (
        <Button asChild size="small">
          <Link to={editionAddress(waiting.id)}>
            {t("editions.go_to_waiting", { version: waiting.version })}
          </Link>
        </Button>
      )}
      <Text size="small" className="text-ui-fg-subtle">
        {own &&
          (own.length === 0
            ? t("editions.none_of_day", { day })
            : published && t("period_status.published", { version: published.version }))}
      </Text>
    </div>
  )
}

type PagesProps = { answer: EditionsAnswer; onChange: (offset: number) => void }

function Pages({ answer: { items, total, offset }, onChange }: PagesProps) {
  const { t } = useWords()
  if (total <= PER_PAGE) return null

  return (
    <div className="flex items-center justify-end gap-x-3 px-6 py-3">
      <Text size="small" className="text-ui-fg-muted tabular-nums">
        {t("editions.page", {
          from: formatCount(offset + 1),
          to: formatCount(offset + items.length),
          total: formatCount(total),
        })}
      </Text>
      <Button
        size="small"
        variant="secondary"
        disabled={offset === 0}
        onClick={() => onChange(Math.max(0, offset - PER_PAGE))}
      >
        {t("editions.newer")}
      </Button>
      <Button
        size="small"
        variant="secondary"
        disabled={offset + items.length >= total}
        onClick={() => onChange(offset + PER_PAGE)}
      >
        {t("editions.older")}
      </Button>
    </div>
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("periods.days")}</>
}
