import type { StockDocumentHead, StockPlace } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import { createPortal } from "react-dom"
import { usePrinting } from "../use-printing"
import { useWords } from "../use-words"
import { Watermark, watermarkCss } from "../watermark"
import { placeName } from "./places"

type DocumentPaperProps = {
  title: string
  head: StockDocumentHead
  places: readonly StockPlace[]
  /** Who signs, in order. */
  signs: readonly string[]
  /** What else the head says, each a short phrase. */
  facts?: readonly string[]
  /** The table. */
  children: ReactNode
}

/** A document on paper, A4 upright: number and place above, who signs below. Beside the dashboard, so that only it prints. */
export function DocumentPaper({ title, head, places, signs, facts = [], children }: DocumentPaperProps) {
  const { t, instant } = useWords()
  const labelled = (
    name: "columns.place" | "columns.number" | "columns.state" | "receipt.delivery_no" | "note" | "from_to",
    value: string
  ) => t("stock_docs.labelled", { label: t(`stock_docs.${name}`), value })
  if (!usePrinting()) return null
  const place = placeName(places, head.point_code)
  const said = [
    head.from_point_code
      ? labelled("from_to", `${placeName(places, head.from_point_code)} → ${place}`)
      : labelled("columns.place", place),
    labelled("columns.number", head.number),
    labelled("columns.state", t(`stock_docs.states.${head.state}`)),
    ...(head.delivery_no ? [labelled("receipt.delivery_no", head.delivery_no)] : []),
    t("stock_docs.made", { who: head.created_by_name, at: instant(head.created_at) }),
    ...(head.posted_at
      ? [t("stock_docs.posted", { who: head.posted_by_name, at: instant(head.posted_at) })]
      : []),
    ...facts,
  ]

  return createPortal(
    <div className="bx-paper">
      <style>{css}</style>
      {head.is_sample && <Watermark />}
      <h1>{title}</h1>
      <div className="bx-facts">
        {said.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      {children}
      {head.note && <p>{labelled("note", head.note)}</p>}
      <div className="bx-row bx-signs">
        {signs.map((sign) => (
          <span key={sign}>{t("stock_docs.labelled", { label: sign, value: "＿＿＿＿＿＿" })}</span>
        ))}
      </div>
    </div>,
    document.body
  )
}

const css = `
@media screen { .bx-paper { display: none } }
@media print {
  @page { size: A4 portrait; margin: 12mm }
  html, body { background: #fff !important; height: auto !important; overflow: visible !important }
  body > *:not(.bx-paper) { display: none !important }
  .bx-paper { color: #000; font: 9pt/1.4 "Noto Sans CJK SC", "Microsoft YaHei", SimSun, sans-serif }
  .bx-paper h1 { font-size: 16pt; font-weight: 700; text-align: center; margin: 0 0 4mm }
  .bx-paper .bx-row { display: flex; justify-content: space-between; gap: 6mm; margin: 0 0 1.5mm }
  .bx-paper .bx-facts { display: flex; flex-wrap: wrap; gap: 1mm 8mm; margin: 0 0 1.5mm }
  .bx-paper table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1mm 0 2mm }
  .bx-paper thead { display: table-header-group }
  .bx-paper tr { break-inside: avoid }
  .bx-paper th, .bx-paper td { border: 0.5pt solid #555; padding: 0.8mm 1.2mm; text-align: left; vertical-align: top }
  .bx-paper th { font-weight: 600; background: #f0f0f0; print-color-adjust: exact }
  .bx-paper .bx-head, .bx-paper .bx-code { white-space: nowrap }
  .bx-paper .bx-number { text-align: right; white-space: nowrap }
  .bx-paper .bx-sum td { font-weight: 600 }
  .bx-paper .bx-signs { margin-top: 10mm }
}
${watermarkCss}`
