import type { StockImportKind } from "@baixian/backend/contract"
import { Badge, clx } from "@medusajs/ui"
import { plainTable } from "../../plain-table"
import { useWords, type Words } from "../../use-words"
import type { ImportedLine } from "./take-over"

type Numbers = readonly ("expected" | "received" | "rejected" | "quantity")[]

type FoundRowsProps = {
  kind: StockImportKind
  rows: readonly ImportedLine[]
  isHere: (row: ImportedLine) => boolean
}

/** What would be taken over, row by row as the sheet has them. */
export function FoundRows({ kind, rows, isHere }: FoundRowsProps) {
  const { t } = useWords()
  const numbers: Numbers = kind === "receipt" ? ["expected", "received", "rejected"] : ["quantity"]
  const shown = numbers.filter((name) => rows.some((row) => numberOf(row, name) !== undefined))

  return (
    <table className={plainTable.table} aria-label={t("stock_import.rows")}>
      <thead>
        <tr>
          <th scope="col" className={clx(plainTable.head, "w-10")}>
            {t("stock_import.row_number")}
          </th>
          <th scope="col" className={plainTable.head}>
            {t("stock_docs.columns.goods")}
          </th>
          {shown.map((name) => (
            <th key={name} scope="col" className={clx(plainTable.head, "text-right")}>
              {name === "quantity" ? t(`stock_import.quantities.${kind}`) : t(`stock_docs.receipt.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} className={plainTable.row}>
            <td className={clx(plainTable.cell, "text-ui-fg-muted tabular-nums")}>{row.row}</td>
            <th scope="row" className={clx(plainTable.cell, "text-left font-normal")}>
              {row.title} <span className="text-ui-fg-muted font-mono text-xs">{row.sku}</span>{" "}
              {isHere(row) && <Badge size="2xsmall">{t("stock_import.is_here")}</Badge>}
              {factsOf(row, t).map((fact) => (
                <span key={fact} className="text-ui-fg-muted block">
                  {fact}
                </span>
              ))}
            </th>
            {shown.map((name) => (
              <td key={name} className={clx(plainTable.cell, plainTable.number)}>
                {numberOf(row, name) ?? "—"}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a delivery's sheet calls just 数量 is what came. */
const numberOf = ({ values }: ImportedLine, name: Numbers[number]) =>
  name === "received" ? (values.received ?? values.quantity) : values[name]

const factsOf = ({ values }: ImportedLine, t: Words["t"]): string[] =>
  (["lot_code", "production_date", "expiry_date", "proof_number"] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`${t(`stock_docs.receipt.${name}`)} ${values[name]}`]
  )
