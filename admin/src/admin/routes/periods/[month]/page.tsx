import type { PeriodAnswer, PeriodRow } from "@baixian/backend/contract"
import { Button, Container, Heading } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams } from "react-router-dom"
import { periodQuery, periodsQuery } from "../../../api/periods"
import { RequestRefused } from "../../../api/request"
import { businessMonth } from "../../../ui/business-month"
import { EditionsTable } from "../../../ui/editions-table"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { MonthPicker } from "../../../ui/month-picker"
import { PeriodStatus } from "../../../ui/period-status"
import { editionAddress, monthAddress, nextStep, previewAddress, waitingOf } from "../../../ui/period-steps"
import { BackLink } from "../../../ui/periods-head"
import { useWords } from "../../../ui/use-words"
import { Closing } from "./closing"
import { Seal } from "./seal"

/** One month: what is unsettled, closing it, the record of closing, and its reports. */
const PeriodPage = () => {
  const { t, monthName } = useWords()
  const { month = "" } = useParams()
  const navigate = useNavigate()
  const period = useQuery(periodQuery(month))
  const months = useQuery(periodsQuery())

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <BackLink to="/periods" label={t("periods.back")} />
          <span className="flex items-center gap-x-2">
            <Heading level="h1">{monthName(month)}</Heading>
            {period.data && <PeriodStatus period={period.data} />}
          </span>
        </div>
        <MonthPicker
          month={month}
          latest={businessMonth(new Date())}
          onChange={(chosen) => navigate(monthAddress(chosen))}
        />
      </Container>
      {period.isPending ? (
        <Container className="p-0">
          <LoadingRows rows={8} />
        </Container>
      ) : !period.data ? (
        <Container className="p-0">
          {isNoMonth(period.error) ? (
            <NoMonth />
          ) : (
            <LoadFailed error={period.error} onRetry={() => void period.refetch()} />
          )}
        </Container>
      ) : (
        <PeriodBody key={month} period={period.data} months={months.data?.items ?? []} />
      )}
    </div>
  )
}
export default PeriodPage

const isNoMonth = (error: Error): boolean => error instanceof RequestRefused && error.code === "no_period"

/** A month that the ledger does not have, as of an address typed by hand. */
function NoMonth() {
  const { t } = useWords()

  return (
    <Nothing title={t("periods.no_period")} hint={t("periods.no_period_hint")}>
      <Button asChild size="small" variant="secondary">
        <Link to="/periods">{t("periods.to_all")}</Link>
      </Button>
    </Nothing>
  )
}

function PeriodBody({ period, months }: { period: PeriodAnswer; months: PeriodRow[] }) {
  return (
    <>
      {period.status === "open" ? <Closing period={period} months={months} /> : <Seal period={period} />}
      <Reports period={period} />
    </>
  )
}

/** The month's reports: the versions, and the way to the paper of the next one. */
function Reports({ period }: { period: PeriodAnswer }) {
  const { t } = useWords()
  const { month, editions } = period
  const step = nextStep(period)
  const waiting = waitingOf(editions)

  return (
    <Container className="p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading level="h2" className="first-letter:uppercase">
          {t("editions.month")}
        </Heading>
        <span className="flex items-center gap-x-2">
          {waiting && (
            <Button asChild size="small" variant="primary">
              <Link to={editionAddress(waiting.id)}>
                {t("editions.go_to_waiting", { version: waiting.version })}
              </Link>
            </Button>
          )}
          <Button asChild size="small" variant={step === "submit" ? "primary" : "secondary"}>
            <Link to={previewAddress(month)}>
              {period.published_version
                ? t("editions.preview_correction")
                : t("editions.preview", { kind: t("editions.month") })}
            </Link>
          </Button>
        </span>
      </div>
      {editions.length === 0 ? (
        <Nothing title={t(period.status === "open" ? "editions.none_month_open" : "editions.none_month")} />
      ) : (
        <EditionsTable label={t("editions.month")} editions={editions} />
      )}
    </Container>
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  const { monthName } = useWords()

  return <>{monthName(useParams().month ?? "")}</>
}
