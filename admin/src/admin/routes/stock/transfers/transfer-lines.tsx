import type { StockTransferLine } from "@baixian/backend/contract"
import { clx, Container } from "@medusajs/ui"
import { plainTable } from "../../../ui/plain-table"
import { useWords } from "../../../ui/use-words"
import { TRANSFER_FIGURES } from "./transfer-draft"

/** What became of every line. */
export function TransferLines({ lines }: { lines: readonly StockTransferLine[] }) {
  const { t, listOf } = useWords()

  return (
    <Container className="p-0">
      <ul className="flex flex-col divide-y md:hidden">
        {lines.map((line) => (
          <li key={line.line} className="flex flex-col gap-y-1 px-4 py-3">
            <span className="txt-compact-small-plus">{line.title}</span>
            <span className="txt-compact-xsmall text-ui-fg-subtle tabular-nums">
              {TRANSFER_FIGURES.filter((figure) => figure === "requested" || line[figure] > 0)
                .map((figure) => `${t(`stock_docs.transfer.${figure}`)} ${line[figure]}`)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <table aria-label={t("stock_docs.lines")} className={clx(plainTable.table, "hidden md:table")}>
        <thead>
          <tr>
            <th scope="col" className={plainTable.head}>
              {t("stock_docs.columns.goods")}
            </th>
            {TRANSFER_FIGURES.map((figure) => (
              <th key={figure} scope="col" className={clx(plainTable.head, "text-right")}>
                {t(`stock_docs.transfer.${figure}`)}
              </th>
            ))}
            <th scope="col" className={plainTable.head}>
              {t("stock_docs.transfer.lots")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} className={plainTable.row}>
              <th scope="row" className={clx(plainTable.cell, "text-left font-normal")}>
                {line.title}
                <span className="text-ui-fg-muted pl-2 font-mono text-xs">{line.sku}</span>
              </th>
              {TRANSFER_FIGURES.map((figure) => (
                <td
                  key={figure}
                  className={clx(
                    plainTable.cell,
                    plainTable.number,
                    figure === "lost" && line.lost > 0 && "text-ui-fg-error"
                  )}
                >
                  {line[figure]}
                </td>
              ))}
              <td className={plainTable.cell}>
                {listOf(line.lots.map(({ lot_code, dispatched }) => `${lot_code} × ${dispatched}`))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Container>
  )
}
