import type { ReactNode } from "react"
import { createPortal } from "react-dom"
import { usePrinting } from "./use-printing"
import { useWords } from "./use-words"
import { Watermark, watermarkCss } from "./watermark"

export type SheetProps = {
  title: string
  /** "单位：万元", at the top right as the office prints it. */
  unit: string
  period: string
  footnotes: string[]
  children: ReactNode
}
type PrintSheetProps = SheetProps & { isSample: boolean }

/**
 * What goes to paper: A4 landscape, the office's own layout, its heading repeated on every page. It hangs on the body,
 * beside the dashboard, so that hiding the dashboard hides all of it and nothing of ours. It is made when it is printed.
 */
export function PrintSheet({ isSample, ...sheet }: PrintSheetProps) {
  const { t } = useWords()
  if (!usePrinting()) return null

  return createPortal(
    <div className="bx-print">
      <style>{paperCss(t("print.page"), t("print.pages"), t("print.pages_end"))}</style>
      {isSample && <Watermark />}
      <SheetBody {...sheet} />
    </div>,
    document.body
  )
}

/** What stands on a sheet, from its title to the signatures. */
export function SheetBody({ title, unit, period, footnotes, children }: SheetProps) {
  const { t } = useWords()

  return (
    <>
      <h1>{title}</h1>
      <div className="bx-print-line">
        <span>{period}</span>
        <span>{unit}</span>
      </div>
      {children}
      <div className="bx-print-foot">
        {footnotes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <div className="bx-print-line">
          {(["office", "prepared_by", "reviewed_by", "responsible", "filled_on"] as const).map((role) => (
            <span key={role}>{t(`print.${role}`)}</span>
          ))}
        </div>
      </div>
    </>
  )
}

const quoted = (text: string): string => JSON.stringify(text)

const paperCss = (page: string, of: string, end: string): string => `
@media screen { .bx-print { display: none } }
@media print {
  @page {
    size: A4 landscape;
    margin: 10mm 10mm 12mm;
    @bottom-center {
      content: ${quoted(`${page} `)} counter(page) ${quoted(` ${of} `)} counter(pages) ${quoted(` ${end}`)};
      font-size: 8pt;
    }
  }
  html, body { background: #fff !important; height: auto !important; overflow: visible !important }
  body > *:not(.bx-print) { display: none !important }
  ${sheetCss(".bx-print")}
}
${watermarkCss}`

/** The layout of a sheet inside `of`: the same on paper and where the screen shows paper. */
export const sheetCss = (of: string): string => `
  ${of} { color: #000; font: 7.5pt/1.3 "Noto Sans CJK SC", "Microsoft YaHei", SimSun, sans-serif }
  ${of} h1 { font-size: 15pt; font-weight: 700; text-align: center; margin: 0 0 3mm }
  ${of} .bx-print-line { display: flex; justify-content: space-between; gap: 6mm; margin: 0 0 1.5mm }
  ${of} table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
  ${of} thead { display: table-header-group }
  ${of} tr { break-inside: avoid }
  ${of} th, ${of} td { border: 0.5pt solid #555; padding: 0.4mm 1mm; text-align: left }
  ${of} th { text-align: center; font-weight: 600; background: #f0f0f0; print-color-adjust: exact }
  ${of} .bx-name { min-width: 6em }
  ${of} .bx-number { text-align: right; white-space: nowrap }
  ${of} .bx-sum td { font-weight: 600; background: #f7f7f7; print-color-adjust: exact }
  ${of} .bx-print-foot { margin-top: 2mm; font-size: 7pt; break-inside: avoid; break-before: avoid }
  ${of} .bx-print-foot p { margin: 0 }
  ${of} .bx-print-foot .bx-print-line { margin-top: 6mm; padding-right: 30mm; font-size: 8.5pt }
`
