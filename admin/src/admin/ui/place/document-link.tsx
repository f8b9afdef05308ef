import type { StockDocumentRow } from "@baixian/backend/contract"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { documentPaths } from "../../api/stock-documents"
import { formatCount } from "../figures"
import { formatFen } from "../money"
import { SampleMark } from "../sample-mark"
import { DocumentState } from "../stock/document-state"
import { useWords } from "../use-words"

type DocumentLinkProps = {
  document: StockDocumentRow
  /** Where several places' documents stand together. */
  showsPlace?: boolean
  /** The page this list is on, where the document's way back leads; else to all documents of its kind. */
  back?: "/approvals"
}

/** Has anything left the place that was asked? */
const wasSent = (state: StockDocumentRow["state"]): boolean => state === "dispatched" || state === "received"

/** A stock document in a list of any: what it is, where it stands, how much is on it, and who had it last. */
export function DocumentLink({ document, showsPlace = false, back }: DocumentLinkProps) {
  const { t, instant } = useWords()
  const reasonsOf = ({ kind, reasons }: StockDocumentRow): string[] => {
    const words: Record<string, string> = t(
      kind === "stocktake" ? "stock_docs.stocktake.reasons" : "stock_docs.write_off.reasons",
      { returnObjects: true }
    )
    return reasons.map((reason) => words[reason] ?? reason)
  }
  const { kind, id, number, state, lines, pieces, is_sample } = document

  return (
    <Link
      to={`${documentPaths[kind]}/${encodeURIComponent(id)}`}
      state={back ? { back } : undefined}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-12 flex-col justify-center gap-y-1 px-6 py-2 outline-none"
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {t(`stock_docs.kinds.${kind}.one`)}
        </Text>
        <span className="txt-compact-small text-ui-fg-subtle break-all font-mono">{number}</span>
        <DocumentState state={state} />
        {is_sample && <SampleMark />}
      </span>
      <Text size="xsmall" className="text-ui-fg-muted">
        {t(kind === "stocktake" ? "place_docs.counted" : "place_docs.facts", {
          lines: formatCount(lines),
          pieces: formatCount(pieces),
          who: document.changed_by_name,
          at: instant(document.changed_at),
        })}
        {document.value_fen !== null && ` · ¥${formatFen(document.value_fen, "yuan")}`}
        {document.reasons.length > 0 && ` · ${reasonsOf(document).join(t("place_docs.comma"))}`}
        {showsPlace && ` · ${document.point_name}`}
        {document.from_point_name &&
          ` · ${t(wasSent(state) ? "place_docs.from" : "place_docs.asked", { name: document.from_point_name })}`}
      </Text>
    </Link>
  )
}
