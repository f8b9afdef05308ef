import type { ReactNode } from "react"
import { createPortal } from "react-dom"
import { usePrinting } from "./use-printing"
import { useWords } from "./use-words"
import { Watermark, watermarkCss } from "./watermark"

type PrintSheetProps = {
  title: string
  /** "单位：万元", at the top right as the office prints it. */
  unit: string
  period: string
  footnotes: string[]
  isSample: boolean
  children: ReactNode
}

/**
 * What goes to paper: A4 landscape, the office's own layout, its heading repeated on every page. It hangs on the body,
 * beside the dashboard, so that hiding the dashboard hides all of it and nothing of ours. It is made when it is printed.
 */
export function PrintSheet({ title, unit, period, footnotes, isSample, children }: PrintSheetProps) {
  const { t } = useWords()
  if (!usePrinting()) return null

  return createPortal(
    <div className="bx-print">
      <style>{paperCss(t("print.page"), t("print.pages"), t("print.pages_end"))}</style>
      {isSample && <Watermark />}
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
    </div>,
    document.body
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
  .bx-print { color: #000; font: 7.5pt/1.3 "Noto Sans CJK SC", "Microsoft YaHei", SimSun, sans-serif }
  .bx-print h1 { font-size: 15pt; font-weight: 700; text-align: center; margin: 0 0 3mm }
  .bx-print-line { display: flex; justify-content: space-between; gap: 6mm; margin: 0 0 1.5mm }
  .bx-print table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
  .bx-print thead { display: table-header-group }
  .bx-print tr { break-inside: avoid }
  .bx-print th, .bx-print td { border: 0.5pt solid #555; padding: 0.4mm 1mm; text-align: left }
  .bx-print th { text-align: center; font-weight: 600; background: #f0f0f0; print-color-adjust: exact }
  .bx-print .bx-number { text-align: right; white-space: nowrap }
  .bx-print .bx-sum td { font-weight: 600; background: #f7f7f7; print-color-adjust: exact }
  .bx-print-foot { margin-top: 2mm; font-size: 7pt; break-inside: avoid; break-before: avoid }
  .bx-print-foot p { margin: 0 }
  .bx-print-foot .bx-print-line { margin-top: 6mm; padding-right: 30mm; font-size: 8.5pt }
}
${watermarkCss}`
