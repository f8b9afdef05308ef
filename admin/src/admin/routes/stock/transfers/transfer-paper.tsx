import type { StockTransfer, StockTransferLine } from "@baixian/backend/contract"
import { DocumentPaper } from "../../../ui/stock/document-paper"
import { PaperLines } from "../../../ui/stock/paper-lines"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords } from "../../../ui/use-words"

/** The paper of a transfer by its state: a list to pick from, then the note that goes with the goods; null when it ended unsent. */
export const transferPaper = (state: StockTransfer["state"]): "picking" | "delivery" | null =>
  state === "requested" ? "picking" : state === "dispatched" || state === "received" ? "delivery" : null

/** 拣货单 or 送货单. What is not known yet is left for the pen. */
export function TransferPaper({ desk, transfer }: { desk: Desk; transfer: StockTransfer }) {
  const { t, listOf } = useWords()
  const paper = transferPaper(transfer.state)
  if (!paper) return null
  const isPicking = paper === "picking"
  const lotsOf = ({ lots }: StockTransferLine): string | null =>
    listOf(
      lots.map(({ lot_code, expiry_date, dispatched }) =>
        t("stock_docs.transfer.lot_sent", {
          code: lot_code,
          expiry: expiry_date ?? t("stock_docs.transfer.no_expiry"),
          pieces: dispatched,
        })
      )
    ) || null

  return (
    <DocumentPaper
      title={t(`stock_docs.transfer.papers.${paper}`)}
      head={transfer}
      places={desk.places}
      signs={[
        t(`stock_docs.transfer.signs.${isPicking ? "picker" : "sender"}`),
        t(`stock_docs.${isPicking ? "transfer.signs.checker" : "receipt.sign_driver"}`),
        t("stock_docs.receipt.sign_clerk"),
      ]}
    >
      <PaperLines
        lines={transfer.lines}
        columns={[
          { label: t("stock_docs.transfer.requested"), of: ({ requested }) => requested, isSum: true },
          ...(isPicking
            ? [{ label: t("stock_docs.transfer.picked"), of: () => null, isForPen: true }]
            : [
                {
                  label: t("stock_docs.transfer.dispatched"),
                  of: ({ dispatched }: StockTransferLine) => dispatched,
                  isSum: true,
                },
              ]),
          { label: t("stock_docs.transfer.lots"), of: lotsOf, isForPen: isPicking },
          ...(isPicking
            ? []
            : [
                {
                  label: t("stock_docs.transfer.receive_quantity"),
                  of: ({ received }: StockTransferLine) => received || null,
                  isSum: transfer.state === "received",
                  isForPen: true,
                },
              ]),
        ]}
      />
    </DocumentPaper>
  )
}
