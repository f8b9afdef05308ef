import type { StockReceipt, StockReceiptLine } from "@baixian/backend/contract"
import { Button, clx, Container } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { documentPaths } from "../../../api/stock-documents"
import { plainTable } from "../../../ui/plain-table"
import { DocumentTop } from "../../../ui/stock/document-head"
import { DocumentPaper } from "../../../ui/stock/document-paper"
import { PaperLines } from "../../../ui/stock/paper-lines"
import { PrintButton } from "../../../ui/stock/print-button"
import { PhotoList } from "../../../ui/stock/photo-list"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords, type Words } from "../../../ui/use-words"
import { shortOf } from "./receipt-draft"

/** A receipt that is not written on any more, and its 入库单 on paper. */
export function ReceiptView({ desk, receipt }: { desk: Desk; receipt: StockReceipt }) {
  const { t } = useWords()
  const pieces = receipt.lines.reduce((sum, line) => sum + acceptedOf(line), 0)
  const isCancelled = receipt.state === "cancelled"

  return (
    <>
      <DocumentTop kind="receipt" head={receipt} places={desk.places} point={receipt.point_code}>
        <div className="flex flex-wrap items-center gap-2">
          <span className="txt-compact-medium tabular-nums">
            {t(
              isCancelled
                ? "stock_docs.receipt.nothing_in"
                : receipt.state === "posted"
                  ? "stock_docs.receipt.total"
                  : "stock_docs.receipt.total_to_come",
              { lines: receipt.lines.length, pieces }
            )}
          </span>
          {receipt.delivery_no && (
            <span className="txt-compact-small text-ui-fg-subtle">
              {t("stock_docs.receipt.delivery_no")} {receipt.delivery_no}
            </span>
          )}
        </div>
        {receipt.note && <p className="txt-small">{receipt.note}</p>}
        <div className="flex flex-wrap gap-2">
          {receipt.state === "posted" && <PrintButton paper={t("stock_docs.receipt.paper")} />}
          {desk.may.keep && (
            <Button size="small" variant="secondary" className="h-10 sm:h-7" asChild>
              <Link to={`${documentPaths.receipt}/new?point=${encodeURIComponent(receipt.point_code)}`}>
                {t("stock_docs.receipt.another")}
              </Link>
            </Button>
          )}
        </div>
      </DocumentTop>
      <Container className="p-0">
        <ul className="flex flex-col divide-y md:hidden">
          {receipt.lines.map((line) => (
            <li key={line.line} className="flex flex-col gap-y-1 px-4 py-3">
              <span className="flex justify-between gap-x-2">
                <span className="txt-compact-small-plus">{line.title}</span>
                <span className="txt-compact-medium-plus tabular-nums">
                  {isCancelled ? "0" : `+${acceptedOf(line)}`}
                </span>
              </span>
              <span className="txt-compact-xsmall text-ui-fg-muted">{factsOf(line, t).join(" · ")}</span>
              <PhotoList ids={line.photo_file_ids} title={line.title} />
            </li>
          ))}
        </ul>
        <table aria-label={t("stock_docs.lines")} className={clx(plainTable.table, "hidden md:table")}>
          <thead>
            <tr>
              <th scope="col" className={plainTable.head}>
                {t("stock_docs.columns.goods")}
              </th>
              {(["expected", "received", "rejected", "accepted"] as const).map((name) => (
                <th key={name} scope="col" className={clx(plainTable.head, "text-right")}>
                  {t(`stock_docs.receipt.${name}`)}
                </th>
              ))}
              <th scope="col" className={plainTable.head}>
                {t("stock_docs.columns.facts")}
              </th>
            </tr>
          </thead>
          <tbody>
            {receipt.lines.map((line) => (
              <tr key={line.line} className={plainTable.row}>
                <th scope="row" className={clx(plainTable.cell, "text-left font-normal")}>
                  {line.title}
                  <span className="text-ui-fg-muted pl-2 font-mono text-xs">{line.sku}</span>
                </th>
                <Number value={line.expected} />
                <Number value={line.received} />
                <Number value={line.rejected} />
                <Number value={isCancelled ? 0 : acceptedOf(line)} />
                <td className={plainTable.cell}>
                  {factsOf(line, t).join(" · ")}
                  <PhotoList ids={line.photo_file_ids} title={line.title} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Container>
      <DocumentPaper
        title={t("stock_docs.receipt.paper")}
        head={receipt}
        places={desk.places}
        signs={[
          t("stock_docs.receipt.sign_driver"),
          t("stock_docs.receipt.sign_clerk"),
          t("stock_docs.receipt.sign_manager"),
        ]}
      >
        <PaperLines
          lines={receipt.lines}
          columns={[
            { label: t("stock_docs.receipt.expected"), of: ({ expected }) => expected, isSum: true },
            { label: t("stock_docs.receipt.received"), of: ({ received }) => received, isSum: true },
            { label: t("stock_docs.receipt.shortage"), of: (line) => shortOf(line) || null, isSum: true },
            { label: t("stock_docs.receipt.rejected"), of: ({ rejected }) => rejected || null, isSum: true },
            { label: t("stock_docs.receipt.accepted"), of: acceptedOf, isSum: true },
            {
              label: t("stock_docs.columns.facts"),
              of: (line) => [...factsOf(line, t), ...photosOf(line, t)].join(" · ") || null,
            },
          ]}
        />
      </DocumentPaper>
    </>
  )
}

const Number = ({ value }: { value: number | null }) => (
  <td className={clx(plainTable.cell, plainTable.number)}>{value ?? "—"}</td>
)

const acceptedOf = ({ received, rejected }: StockReceiptLine): number =>
  Math.max(0, (received ?? 0) - rejected)

/** Paper says how many there are; the screen shows them. */
const photosOf = ({ photo_file_ids }: StockReceiptLine, t: Words["t"]): string[] =>
  photo_file_ids.length > 0 ? [t("stock_docs.photos.count", { photos: photo_file_ids.length })] : []

/** What is to be known of a line beside its numbers, each a short phrase. */
function factsOf(line: StockReceiptLine, t: Words["t"]): string[] {
  const short = shortOf(line)
  return [
    line.lot_code && `${t("stock_docs.receipt.lot_code")} ${line.lot_code}`,
    line.production_date && `${t("stock_docs.receipt.production_date")} ${line.production_date}`,
    line.expiry_date &&
      `${t("stock_docs.receipt.expiry_date")} ${line.expiry_date}${line.is_expiry_computed ? t("stock_docs.receipt.computed") : ""}`,
    line.proof_kind &&
      `${t(`stock_docs.receipt.proof_kinds.${line.proof_kind}`)} ${line.proof_number ?? ""}`.trim(),
    line.temperature !== null && `${String(line.temperature).replace("-", "−")} ℃`,
    line.temperature_decision,
    short > 0 &&
      t("stock_docs.receipt.short_fact", {
        short,
        reason: line.shortage_reason ? t(`stock_docs.receipt.shortage_reasons.${line.shortage_reason}`) : "",
      }),
    line.rejected > 0 &&
      t("stock_docs.receipt.reject_fact", {
        rejected: line.rejected,
        reason: line.reject_reason ? t(`stock_docs.receipt.reject_reasons.${line.reject_reason}`) : "",
      }),
  ].filter((fact): fact is string => typeof fact === "string" && fact !== "")
}
