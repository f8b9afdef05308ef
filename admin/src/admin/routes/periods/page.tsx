import type { PeriodRow } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LockClosedSolid } from "@medusajs/icons"
import { clx, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router-dom"
import { periodsQuery } from "../../api/periods"
import { UNDEFINED } from "../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { PeriodStatus } from "../../ui/period-status"
import { lateAddress, monthAddress, nextStep, previewAddress } from "../../ui/period-steps"
import { PeriodsHead } from "../../ui/periods-head"
import { plainTable } from "../../ui/plain-table"
import { UnitSwitch } from "../../ui/unit-switch"
import { useWords } from "../../ui/use-words"

/** 月结与报送: every month, where it stands and what may be done with it now. */
const PeriodsPage = () => {
  const { t } = useWords()
  const [search, setSearch] = useSearchParams()
  const unit: MoneyUnit = search.get("unit") === "yuan" ? "yuan" : "wan"
  const periods = useQuery(periodsQuery())

  return (
    <Container className="divide-y p-0">
      <PeriodsHead view="months" hint={t("periods.list_hint")}>
        <UnitSwitch
          unit={unit}
          onChange={(chosen) => setSearch(chosen === "wan" ? {} : { unit: chosen }, { replace: true })}
        />
      </PeriodsHead>
      {periods.isPending ? (
        <LoadingRows rows={12} />
      ) : !periods.data ? (
        <LoadFailed error={periods.error} onRetry={() => void periods.refetch()} />
      ) : periods.data.items.length === 0 ? (
        <Nothing title={t("periods.empty")} />
      ) : (
        <MonthsTable periods={periods.data.items} unit={unit} />
      )}
    </Container>
  )
}
export default PeriodsPage

const { head, cell, number, link } = plainTable

function MonthsTable({ periods, unit }: { periods: PeriodRow[]; unit: MoneyUnit }) {
  const words = useWords()
  const { t } = words
  const amount = (label: string) => t("unit.labelled", { label, unit: words.unitName(unit) })

  return (
    <table aria-label={t("periods.title")} className={plainTable.table}>
      <thead>
        <tr>
          <th scope="col" className={head}>
            {t("periods.month")}
          </th>
          <th scope="col" className={head}>
            {t("periods.status")}
          </th>
          <th scope="col" className={clx(head, "text-right")}>
            {amount(t("periods.figure"))}
          </th>
          <th scope="col" className={clx(head, "text-right")} title={t("periods.late_hint")}>
            {amount(t("periods.late"))}
          </th>
          <th scope="col" className={head}>
            {t("periods.closed_by")}
          </th>
          <th scope="col" className={head}>
            {t("periods.next")}
          </th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <MonthLine key={period.month} period={period} unit={unit} />
        ))}
      </tbody>
    </table>
  )
}

function MonthLine({ period, unit }: { period: PeriodRow; unit: MoneyUnit }) {
  const { t, monthName, instant } = useWords()
  const { month, net_fen, late_fen, closed_at, closed_by } = period
  const exact = `¥${formatFen(net_fen, "yuan")}`

  return (
    <tr className={plainTable.row}>
      <th scope="row" className={clx(cell, "whitespace-nowrap text-left font-normal")}>
        <Link to={monthAddress(month)} className={clx(link, "font-medium")}>
          {monthName(month)}
        </Link>
      </th>
      <td className={cell}>
        <PeriodStatus period={period} />
      </td>
      <td className={clx(cell, number)} title={exact}>
        {formatFen(net_fen, unit)}
      </td>
      <td className={clx(cell, number, "text-ui-fg-muted")}>
        {late_fen !== 0 ? (
          <Link to={lateAddress(month)} className={link} title={`¥${formatFen(late_fen, "yuan")}`}>
            {formatFen(late_fen, unit)}
          </Link>
        ) : closed_at ? (
          formatFen(0, unit)
        ) : (
          UNDEFINED
        )}
      </td>
      <td className={cell}>
        {closed_at ? (
          t("editions.who_when", { who: closed_by, at: instant(closed_at) })
        ) : (
          <span className="text-ui-fg-muted">{UNDEFINED}</span>
        )}
      </td>
      <td className={cell}>
        <NextStep period={period} />
      </td>
    </tr>
  )
}

function NextStep({ period }: { period: PeriodRow }) {
  const { t } = useWords()
  const step = nextStep(period)
  const text = t(`periods.steps.${step}`)
  if (step === "wait" || step === "done") return <span className="text-ui-fg-muted">{text}</span>
  const isPaper = step === "submit" || step === "correct"

  return (
    <Link to={isPaper ? previewAddress(period.month) : monthAddress(period.month)} className={link}>
      {text}
    </Link>
  )
}

export const config = defineRouteConfig({
  label: "menu.periods",
  icon: LockClosedSolid,
  rank: 6,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.periods")}</>
}
