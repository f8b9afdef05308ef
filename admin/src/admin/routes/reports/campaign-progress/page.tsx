import type { CampaignProgressReport } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Trophy } from "@medusajs/icons"
import { Button, Container, InlineTip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { campaignProgressQuery } from "../../../api/reports"
import { RequestRefused } from "../../../api/request"
import { AboutReport, useFootnotes } from "../../../ui/about-report"
import { monthPeriod } from "../../../ui/business-month"
import { figureSource, findOpened, linesBehind, readOpened, writeOpened } from "../../../ui/figure-lines"
import { BackToThisMonth, LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { planName } from "../../../ui/plan-name"
import { PrintSheet } from "../../../ui/print-sheet"
import { ReportHead } from "../../../ui/report-head"
import { PrintedSheet, type Sheet } from "../../../ui/report-sheet"
import { isRed } from "../../../ui/report-columns"
import { rowId } from "../../../ui/report-tree"
import { SalesLinesDrawer } from "../../../ui/sales-lines-drawer"
import { useMonthState } from "../../../ui/use-month-state"
import { useWords, type Words } from "../../../ui/use-words"
import { Board } from "./board"
import { boardSheet } from "./board-rows"
import { Summary } from "./summary"
import { Toolbar } from "./toolbar"

/** 百县百品: what was promised for the year, and how far each county is. */
const CampaignProgressPage = () => {
  const { t } = useWords()
  const state = useMonthState()
  const report = useQuery(campaignProgressQuery({ month: state.month }))
  const hasNoEdition = report.error instanceof RequestRefused && report.error.status === 404

  return (
    <Container className="divide-y p-0">
      <ReportHead
        title={t("campaign.title")}
        about={hasNoEdition ? undefined : report.data?.about}
        isRefreshing={report.isFetching}
        hasFailed={report.isError && report.data !== undefined}
        onRefresh={() => void report.refetch()}
      />
      {hasNoEdition ? (
        <>
          <Toolbar state={state} sheet={null} redCount={null} />
          <Nothing title={t("campaign.empty")} hint={t("campaign.empty_hint")}>
            <BackToThisMonth {...state} />
          </Nothing>
        </>
      ) : report.isPending ? (
        <LoadingRows rows={12} />
      ) : !report.data ? (
        <LoadFailed error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <BoardBody report={report.data} state={state} />
      )}
    </Container>
  )
}
export default CampaignProgressPage

type BoardBodyProps = { report: CampaignProgressReport; state: ReturnType<typeof useMonthState> }

function BoardBody({ report, state }: BoardBodyProps) {
  const words = useWords()
  const { t } = words
  const { unit, search, set } = state
  const onlyRed = search.get("only") === "red"
  const sort = search.get("sort")
  const sheet = boardSheet(report, { sort, onlyRed, unit })
  const redCount = report.rows.filter(isRed).length
  const source = figureSource({ ...report, params: monthPeriod(report.params.month) })
  const opened = findOpened(source, readOpened(search.get("open")))

  return (
    <>
      <Summary summary={report.summary} plan={report.plan} unit={unit} />
      {!report.plan && (
        <div className="px-6 py-3">
          <InlineTip variant="warning" label={t("campaign.not_issued")}>
            {t("campaign.not_issued_hint")}
          </InlineTip>
        </div>
      )}
      <Toolbar state={state} sheet={sheet} redCount={report.plan ? redCount : null} />
      {onlyRed && redCount === 0 ? (
        <Nothing title={t("red.none")} hint={t("red.none_hint")}>
          <Button size="small" variant="secondary" onClick={() => set("only", null)}>
            {t("red.show_all")}
          </Button>
        </Nothing>
      ) : (
        <Board
          sheet={sheet}
          sort={sort}
          onSort={(next) => set("sort", next)}
          canOpen={(row, column) => linesBehind(row, column, source) !== null}
          onOpen={(row, column) => set("open", writeOpened({ row: rowId(row), column }))}
        />
      )}
      <AboutReport about={report.about} until={null} hasLights notes={targetNotes(report, words)} />
      <Paper report={report} sheet={sheet} onlyRed={onlyRed} />
      {opened && (
        <SalesLinesDrawer
          figure={opened}
          columns={report.columns}
          names={{}}
          isWholeMonth
          onClose={() => set("open", null)}
        />
      )}
    </>
  )
}

const targetNotes = ({ plan }: CampaignProgressReport, words: Words): string[] =>
  plan ? [words.t("about.campaign_targets", { plan: planName(plan, words) })] : []

type PaperProps = { report: CampaignProgressReport; sheet: Sheet; onlyRed: boolean }

function Paper({ report, sheet, onlyRed }: PaperProps) {
  const words = useWords()
  const { t, monthName, unitName } = words
  const facts = [
    t("paper.period", { period: monthName(report.params.month) }),
    t("campaign.edition", { year: report.summary.edition_year }),
    onlyRed && t("red.only_printed", { red: t("red.catalogue_sales") }),
    t(`status.${report.about.status}`),
    report.about.contains_sample && t("sample.mark"),
  ]

  return (
    <PrintSheet
      title={t("campaign.sheet")}
      unit={t("unit.caption", { unit: unitName(sheet.unit) })}
      period={facts.filter(Boolean).join("　")}
      footnotes={useFootnotes(report.about, null, true, targetNotes(report, words))}
      isSample={report.about.contains_sample}
    >
      <PrintedSheet sheet={sheet} words={words} />
    </PrintSheet>
  )
}

export const config = defineRouteConfig({
  label: "menu.campaign_progress",
  icon: Trophy,
  rank: 3,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.campaign_progress")}</>
}
