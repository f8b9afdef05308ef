import type { EditionContent } from "@baixian/backend/contract"
import { useFootnotes } from "./about-report"
import { yearToDate } from "./business-month"
import { daysOf, editionSheets, periodName, type EditionSheet } from "./edition-sheets"
import type { MoneyUnit } from "./money"
import { PrintSheet, SheetBody, sheetCss } from "./print-sheet"
import { PrintedSheet } from "./report-sheet"
import { lastDayOf } from "./report-state"
import { useWords } from "./use-words"

type EditionPaperProps = {
  content: EditionContent
  /** A day or a month by its name. */
  period: string
  unit: MoneyUnit
  /** Where the version stands: in review, published … */
  standing: string
  /** Something was published before: the differences belong to it. */
  hasCorrections: boolean
}

/** A 日报 or 月报 on paper, all its tables one after the other, on screen as on the printer. */
export function EditionPaper({ content, period, unit, standing, hasCorrections }: EditionPaperProps) {
  const words = useWords()
  const isMonth = period.length === 7
  const sheets = editionSheets(content, { unit, isMonth, hasCorrections }, words)

  return (
    <div className="bx-papers flex flex-col gap-y-3 overflow-x-auto">
      <style>{css}</style>
      {sheets.map((sheet, at) => (
        <Paper
          key={sheet.report.report}
          sheet={sheet}
          period={period}
          standing={standing}
          isFirst={at === 0}
        />
      ))}
    </div>
  )
}

type PaperProps = { sheet: EditionSheet; period: string; standing: string; isFirst: boolean }

function Paper({ sheet: { report, title, sheet, hasLights }, period, standing, isFirst }: PaperProps) {
  const words = useWords()
  const { t, unitName } = words
  const days = daysOf(period)
  const isSample = report.about.contains_sample
  const hasYear = report.columns.some(({ key }) => /ytd_net_fen|done_fen/.test(key))
  const body = {
    title,
    unit: t("unit.caption", { unit: unitName(sheet.unit) }),
    period: [
      t("paper.period", { period: periodName(period, words) }),
      hasYear &&
        t("paper.year_to_date", {
          period: t("period.range", { from: yearToDate(days).from, to: lastDayOf(days) }),
        }),
      t(`status.${report.about.status}`),
      standing,
      isSample && t("sample.mark"),
    ]
      .filter(Boolean)
      .join("　"),
    footnotes: useFootnotes(report.about, days.until, hasLights),
    children: <PrintedSheet sheet={sheet} words={words} />,
  }

  return (
    <>
      <article aria-label={title} className="bx-paper">
        <SheetBody {...body} />
        {isSample && <SampleTiles text={t("sample.mark")} />}
      </article>
      {/* A fixed watermark is printed on every page, so one sheet of them carries it. */}
      <PrintSheet {...body} isSample={isSample && isFirst} />
    </>
  )
}

/** The mark of sample data over the whole of a long sheet, as the printer repeats it on every page. */
function SampleTiles({ text }: { text: string }) {
  // As large as the words are few: four characters or two English words.
  const size = text.length > 6 ? 72 : 96
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560"><text x="450" y="280" font-size="${size}" font-weight="700" text-anchor="middle" letter-spacing="10" fill="rgba(0,0,0,0.06)" transform="rotate(-24 450 280)">${text}</text></svg>`

  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-0"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }}
    />
  )
}

const css = `
${sheetCss(".bx-paper")}
.bx-paper { position: relative; width: 297mm; min-height: 120mm; padding: 10mm; background: #fff; margin: 0 auto;
  box-shadow: 0 0 0 1px rgba(0, 0, 0, 0.08), 0 2px 8px rgba(0, 0, 0, 0.12) }
@media screen and (max-width: 1500px) { .bx-paper { zoom: 0.98 } }
@media screen and (min-width: 1700px) { .bx-paper { zoom: 1.2 } }
@media print { .bx-print ~ .bx-print { break-before: page } }`
