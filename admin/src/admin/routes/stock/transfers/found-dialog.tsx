import type { StockTransfer } from "@baixian/backend/contract"
import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useDocumentAct } from "../../../api/stock-documents"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { faultsOf } from "../../../ui/stock/line-faults"
import { focusNextField } from "../../../ui/stock/next-field"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useWords } from "../../../ui/use-words"

/** What was given up as lost turned up: it enters stock after all. */
export function FoundDialog({ transfer, onClose }: { transfer: StockTransfer; onClose: () => void }) {
  const { t } = useWords()
  const [found, setFound] = useState<Record<number, number | null>>({})
  const act = useDocumentAct("transfer")
  const lines = Object.entries(found).flatMap(([line, quantity]) =>
    quantity ? [{ line: Number(line), quantity }] : []
  )
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const faults = faultsOf(act.error).lines

  return (
    <ConfirmDialog
      title={t("stock_docs.transfer.found_title")}
      hint={t("stock_docs.transfer.found_hint")}
      confirm={t("stock_docs.transfer.found_confirm", { pieces })}
      isPending={act.isPending}
      failure={refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)}
      onConfirm={() => {
        if (lines.length === 0) return
        act.mutate({
          id: transfer.id,
          version: transfer.version,
          act: "found",
          body: { lines },
          settle: () => toast.success(t("stock_docs.transfer.found_done")),
        })
      }}
      onClose={onClose}
    >
      {transfer.lines
        .filter(({ lost }) => lost > 0)
        .map((line) => (
          <Field
            key={line.line}
            id={`found-${line.line}`}
            label={`${line.title} · ${t("stock_docs.transfer.found_quantity", { lost: line.lost })}`}
            fault={faults[lines.findIndex((each) => each.line === line.line)]?.quantity}
          >
            {({ describedBy, isInvalid }) => (
              <QuantityField
                id={`found-${line.line}`}
                label={`${line.title} ${t("stock_docs.transfer.found")}`}
                value={found[line.line] ?? null}
                describedBy={describedBy}
                isInvalid={isInvalid}
                onChange={(quantity) => setFound({ ...found, [line.line]: quantity })}
                onDone={() => focusNextField(`found-${line.line}`, "")}
                onCode={() => focusNextField(`found-${line.line}`, `found-${line.line}`)}
              />
            )}
          </Field>
        ))}
    </ConfirmDialog>
  )
}
