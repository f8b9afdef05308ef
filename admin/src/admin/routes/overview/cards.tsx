import type { OverviewAnswer } from "@baixian/backend/contract"
import { clx, Container, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { daysAfter } from "../../ui/business-month"
import { Amount } from "../../ui/amount"
import { formatCount, formatRatio, UNDEFINED } from "../../ui/figures"
import { GapMark } from "../../ui/gap-mark"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { ScheduleBar } from "../../ui/schedule-bar"
import { useWords } from "../../ui/use-words"

/** The month in six figures. Every denominator comes with the answer; an amount opens to the lines it sums. */
export function Cards({ answer, unit }: { answer: OverviewAnswer; unit: MoneyUnit }) {
  const { t } = useWords()
  const { month, to_date, festival } = answer
  const table = `/reports/sales-by-county?month=${month}`
  const wholeMonth = to_date ? t("overview.whole_month_hint") : undefined
  const sameDays = t("overview.same_days_hint")

  return (
    <div className="bx-six grid grid-cols-2 gap-2 md:grid-cols-3 xl:grid-cols-6">
      <Card title={t("overview.month_sales")}>
        <Big>
          <Opens to={`${table}&open=total:total.period_net_fen`}>
            <Amount fen={answer.net_fen} unit={unit} />
          </Opens>
        </Big>
        <Small>
          <Change
            name={t(to_date ? "overview.whole_mom" : "change.mom")}
            ratio={answer.mom}
            hint={wholeMonth}
          />
          <Change
            name={t(to_date ? "overview.whole_yoy" : "change.yoy")}
            ratio={answer.yoy}
            hint={wholeMonth}
          />
          {to_date && (
            <>
              <Change name={t("overview.same_days_mom")} ratio={to_date.mom} hint={sameDays} />
              <Change name={t("overview.same_days_yoy")} ratio={to_date.yoy} hint={sameDays} />
            </>
          )}
          {festival && (
            <Opens to={`${table}&compare=festival`}>
              <Change
                name={t("overview.festival_yoy")}
                ratio={festival.yoy}
                hint={t("overview.festival_hint", { from: festival.from, to: daysAfter(festival.until, -1) })}
              />
            </Opens>
          )}
        </Small>
      </Card>
      <Card title={t("overview.year_to_date")}>
        <Big>
          <Opens to={`${table}&open=total:total.ytd_net_fen`}>
            <Amount fen={answer.ytd_net_fen} unit={unit} />
          </Opens>
        </Big>
        <Small>
          <Change name={t(yearOnYear(answer))} ratio={answer.ytd_yoy} hint={wholeMonth} />
          {to_date && <Change name={t("overview.same_days_yoy")} ratio={to_date.ytd_yoy} hint={sameDays} />}
        </Small>
      </Card>
      <TargetCard target={answer.target} unit={unit} to={`${table}&sort=schedule_gap_points`} />
      <Card title={t("overview.counties")}>
        <Big>
          <Opens to={table}>
            <Part part={answer.counties_with_sales_in_98} whole={answer.counties_in_98} />
          </Opens>
        </Big>
        <Small>
          <span>
            {t("overview.ratio", { part: answer.counties_with_sales, whole: answer.counties_in_programme })}{" "}
            {t("overview.counties_all")}
          </span>
        </Small>
      </Card>
      <Card title={t("overview.points")} hint={t("overview.points_hint")}>
        <Big>
          <Opens to={`/reports/sales?report=sales-by-point&month=${month}&show=sold`}>
            <Part part={answer.points_with_sales} whole={answer.points_total} />
          </Opens>
        </Big>
        <Small>
          <span>
            {answer.points_total > 0
              ? formatRatio(answer.points_with_sales / answer.points_total)
              : UNDEFINED}
          </span>
        </Small>
      </Card>
      <Card title={t("overview.orders")} hint={t("overview.orders_hint")}>
        <Big>
          <Opens to={`/ledger?month=${month}`}>{formatCount(answer.orders)}</Opens>
        </Big>
        <Small>
          <span>{t("overview.orders_hint")}</span>
        </Small>
      </Card>
    </div>
  )
}

/** What the year so far is compared with: while the month runs, the year before to the end of the whole month. */
function yearOnYear({ month, to_date }: OverviewAnswer) {
  if (month.endsWith("-02")) return "overview.two_months_yoy"

  return to_date ? "overview.whole_ytd_yoy" : "change.ytd_yoy"
}

type TargetCardProps = { target: OverviewAnswer["target"]; unit: MoneyUnit; to: string }

function TargetCard({ target, unit, to }: TargetCardProps) {
  const { t, unitSuffix } = useWords()
  const { annual_fen, completion_rate, schedule_rate, schedule_gap_points } = target
  if (annual_fen === null || completion_rate === null) {
    return (
      <Card title={t("overview.target")}>
        <Big className="text-ui-fg-muted">{t("missing.no_target")}</Big>
        <Small>{t("overview.no_plan")}</Small>
      </Card>
    )
  }

  return (
    <Card title={t("overview.target")}>
      <Big className="flex items-baseline justify-between gap-x-2">
        <Opens to={to}>
          <span className="tabular-nums">{formatRatio(completion_rate)}</span>
        </Opens>
        <span className="txt-compact-small-plus">
          <GapMark points={schedule_gap_points} />
        </span>
      </Big>
      <ScheduleBar
        className="my-1"
        completion={completion_rate}
        schedule={schedule_rate}
        gap_points={schedule_gap_points}
      />
      <Small>
        <span>
          {t("overview.schedule", { rate: schedule_rate === null ? UNDEFINED : formatRatio(schedule_rate) })}
        </span>
        <span title={`¥${formatFen(annual_fen, "yuan")}`}>
          {t("overview.target_of", { amount: `${formatFen(annual_fen, unit)} ${unitSuffix(unit)}` })}
        </span>
      </Small>
    </Card>
  )
}

function Card({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Container className="bx-card flex min-w-0 flex-col gap-y-1 px-4 py-3" title={hint}>
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {title}
      </Text>
      {children}
    </Container>
  )
}

const Big = ({ className, children }: { className?: string; children: ReactNode }) => (
  <div className={clx("text-ui-fg-base truncate text-[20px] font-medium leading-7 tabular-nums", className)}>
    {children}
  </div>
)

/** A figure that leads to the rows behind it. */
const Opens = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    to={to}
    className="hover:text-ui-fg-interactive decoration-ui-border-strong focus-visible:shadow-borders-focus rounded underline decoration-dotted underline-offset-4 outline-none"
  >
    {children}
  </Link>
)

const Small = ({ children }: { children: ReactNode }) => (
  <div className="txt-compact-xsmall text-ui-fg-muted flex flex-wrap gap-x-3 gap-y-0.5">{children}</div>
)

function Part({ part, whole }: { part: number; whole: number }) {
  return (
    <>
      {formatCount(part)}
      <span className="text-ui-fg-muted text-[0.8em] font-normal"> / {formatCount(whole)}</span>
    </>
  )
}

/** Growth with an arrow. No red or green: which of them means "up" differs between stock tickers and this office. */
function Change({ name, ratio, hint }: { name: string; ratio: number | null; hint?: string }) {
  const { t } = useWords()
  const arrow = ratio === null || ratio === 0 ? "" : ratio > 0 ? "↑ " : "↓ "

  return (
    <span className="whitespace-nowrap" title={ratio === null ? t("missing.undefined") : hint}>
      {name}{" "}
      <span className="text-ui-fg-base tabular-nums">
        {arrow}
        {ratio === null ? UNDEFINED : formatRatio(Math.abs(ratio))}
      </span>
    </span>
  )
}
