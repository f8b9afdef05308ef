import type { StockTransfer, StockTransferLine } from "@baixian/backend/contract"
import { Button, Container, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useDocumentAct } from "../../../api/stock-documents"
import { freeQuery, lotsQuery, type Free } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { LoadingRows } from "../../../ui/load-state"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { ActBar, DraftNotice } from "../../../ui/stock/document-head"
import { FaultLines } from "../../../ui/stock/fault-lines"
import { focusNextField } from "../../../ui/stock/next-field"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useDocumentForm } from "../../../ui/stock/use-document-form"
import { useLineFaults } from "../../../ui/stock/use-line-faults"
import type { Desk } from "../../../ui/stock/use-desk"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useWords } from "../../../ui/use-words"
import { bodyOfDispatch, dispatchOf, isDispatchForm, type DispatchForm } from "./transfer-draft"

/** 发货: begins with what was asked for, as far as it is there. */
export function DispatchFormView({ desk, transfer }: { desk: Desk; transfer: StockTransfer }) {
  const { data, isPending } = useQuery(
    freeQuery(
      transfer.from_point_code ?? "",
      null,
      transfer.lines.map(({ inventory_item_id }) => inventory_item_id)
    )
  )
  if (isPending)
    return (
      <Container className="p-0">
        <LoadingRows rows={transfer.lines.length} />
      </Container>
    )
  return <DispatchLines desk={desk} transfer={transfer} free={data ?? null} />
}

type DispatchLinesProps = { desk: Desk; transfer: StockTransfer; free: Free | null }

/** How many of each leave, and of which lots when somebody wants to say so. `free`: null when it could not be read. */
function DispatchLines({ desk, transfer, free }: DispatchLinesProps) {
  const { t } = useWords()
  const showAgain = useShowAgain("transfer", transfer.id)
  const [isAsked, setIsAsked] = useState(false)
  // What was there when the form was opened: figures that are read again change no number under the hand.
  const [saved] = useState(() => dispatchOf(transfer, free))
  const draft = useDocumentForm({
    key: `dispatch:${desk.person.id}:${transfer.id}`,
    saved,
    version: transfer.version,
    isForm: isDispatchForm,
  })
  const { form, change } = draft
  const act = useDocumentAct("transfer")
  const { faults, isMended, changed } = useLineFaults(act.error, () => setIsAsked(false))
  const failure = isMended ? null : refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const pieces = form.lines.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
  const short = form.lines.filter(
    ({ line, quantity }) =>
      (quantity ?? 0) < (transfer.lines.find((each) => each.line === line)?.requested ?? 0)
  ).length
  const set = (line: number, part: Partial<DispatchForm["lines"][number]>) => {
    changed(form.lines.findIndex((each) => each.line === line))
    change({ lines: form.lines.map((each) => (each.line === line ? { ...each, ...part } : each)) })
  }

  return (
    <>
      <Container className="p-0">
        <div className="flex flex-col gap-y-2 border-b px-4 py-3 sm:px-6">
          <Text size="small" className="text-ui-fg-subtle">
            {t("stock_docs.transfer.dispatch_hint")}
          </Text>
          <DraftNotice draft={draft} act={act} showAgain={showAgain} />
        </div>
        <ol className="divide-y" aria-label={t("stock_docs.lines")}>
          {form.lines.map((sending, at) => {
            const line = transfer.lines.find((each) => each.line === sending.line)
            const fault = faults.lines[at]
            return (
              line && (
                <li key={line.line} className="flex flex-col gap-y-2 px-4 py-3 sm:px-6">
                  <div className="flex items-start justify-between gap-x-4">
                    <div className="min-w-0">
                      <p className="txt-compact-small-plus">{line.title}</p>
                      <p className="txt-compact-xsmall text-ui-fg-muted">
                        <span className="font-mono">{line.sku}</span> ·{" "}
                        {t("stock_docs.transfer.figure", {
                          figure: t("stock_docs.transfer.requested"),
                          pieces: line.requested,
                        })}
                        {free &&
                          ` · ${t("stock_docs.transfer.free_here", { pieces: free[line.inventory_item_id] ?? 0 })}`}
                      </p>
                      {free && (free[line.inventory_item_id] ?? 0) < line.requested && (
                        <p className="txt-compact-xsmall text-ui-tag-orange-text">
                          {t("stock_docs.transfer.filled_free")}
                        </p>
                      )}
                    </div>
                    <div className="w-28">
                      <Field
                        id={`send-${at}`}
                        label={t("stock_docs.in_pieces", {
                          label: t("stock_docs.transfer.dispatch_quantity"),
                        })}
                        fault={fault?.quantity ?? fault?.lots ?? fault?.line}
                        isSaidBelow
                      >
                        {({ describedBy, isInvalid }) => (
                          <QuantityField
                            id={`send-${at}`}
                            label={`${line.title} ${t("stock_docs.transfer.dispatch_quantity")}`}
                            value={sending.quantity}
                            describedBy={describedBy}
                            isInvalid={isInvalid}
                            onChange={(quantity) => set(line.line, { quantity })}
                            onDone={() => focusNextField(`send-${at}`, `send-${at + 1}`)}
                            onCode={() => focusNextField(`send-${at}`, `send-${at}`)}
                          />
                        )}
                      </Field>
                    </div>
                  </div>
                  <FaultLines
                    inputs={[
                      {
                        id: `send-${at}`,
                        label: t("stock_docs.transfer.dispatch_quantity"),
                        fault: fault?.quantity ?? fault?.lots ?? fault?.line,
                      },
                    ]}
                  />
                  <Lots
                    point={transfer.from_point_code ?? ""}
                    line={line}
                    chosen={sending.lots}
                    onChange={(lots) => set(line.line, { lots })}
                  />
                </li>
              )
            )
          })}
        </ol>
      </Container>
      <ActBar
        note={
          failure && !isAsked ? (
            <span className="text-ui-fg-error">{failure}</span>
          ) : short > 0 ? (
            t("stock_docs.transfer.dispatch_short", { lines: short })
          ) : (
            ""
          )
        }
      >
        <Button size="small" disabled={pieces === 0} onClick={() => setIsAsked(true)}>
          {t("stock_docs.transfer.dispatch")}
        </Button>
      </ActBar>
      {isAsked && (
        <ConfirmDialog
          title={t("stock_docs.transfer.dispatch_title", { pieces })}
          hint={t("stock_docs.transfer.dispatch_hint")}
          confirm={t("stock_docs.transfer.dispatch_confirm", { pieces })}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() =>
            act.mutate({
              id: transfer.id,
              version: transfer.version,
              act: "dispatch",
              body: bodyOfDispatch(form),
              settle: () => {
                draft.forget()
                toast.success(t("stock_docs.transfer.dispatch_done"))
              },
            })
          }
          onClose={() => setIsAsked(false)}
        >
          {short > 0 && (
            <p className="txt-small">{t("stock_docs.transfer.dispatch_short", { lines: short })}</p>
          )}
        </ConfirmDialog>
      )}
    </>
  )
}

type LotsProps = {
  point: string
  line: StockTransferLine
  chosen: Record<string, number | null> | null
  onChange: (lots: Record<string, number | null> | null) => void
}

/** First expired first, unless somebody says which lots go. */
function Lots({ point, line, chosen, onChange }: LotsProps) {
  const { t } = useWords()
  const { data, error, isPending } = useQuery({
    ...lotsQuery(point, line.inventory_item_id),
    enabled: chosen !== null && point !== "",
  })
  if (chosen === null)
    return (
      <p className="txt-compact-xsmall text-ui-fg-muted flex items-center gap-x-2">
        {t("stock_docs.labelled", {
          label: t("stock_docs.transfer.lots"),
          value: t("stock_docs.transfer.lots_auto"),
        })}
        <Button size="small" variant="transparent" onClick={() => onChange({})}>
          {t("stock_docs.transfer.lots_choose")}
        </Button>
      </p>
    )
  const lots = data?.items.filter(({ on_hand }) => on_hand > 0) ?? []

  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-md px-3 py-2">
      {error ? (
        <p role="alert" className="txt-small text-ui-fg-error">
          {refusalOf(error, { unknown: t("load.offline") }, t)}
        </p>
      ) : isPending ? (
        <p className="txt-small text-ui-fg-muted">{t("stock_docs.transfer.lots_loading")}</p>
      ) : lots.length === 0 ? (
        <p className="txt-small text-ui-fg-muted">{t("stock_docs.transfer.lots_none")}</p>
      ) : (
        lots.map((lot) => (
          <div key={lot.lot_id} className="flex items-center justify-between gap-x-3">
            <span className="txt-compact-small">
              {t("stock_docs.transfer.lot_here", {
                code: lot.lot_code,
                expiry: lot.expiry_date ?? t("stock_docs.transfer.no_expiry"),
                on_hand: lot.on_hand,
              })}
            </span>
            <div className="w-20">
              <QuantityField
                id={`lot-${line.line}-${lot.lot_id}`}
                label={`${line.title} ${lot.lot_code}`}
                value={chosen[lot.lot_id] ?? null}
                onChange={(pieces) => onChange({ ...chosen, [lot.lot_id]: pieces })}
                onDone={() => focusNextField(`lot-${line.line}-${lot.lot_id}`, `send-${line.line + 1}`)}
                onCode={() => focusNextField(`lot-${line.line}-${lot.lot_id}`, `send-${line.line}`)}
              />
            </div>
          </div>
        ))
      )}
      <Button size="small" variant="transparent" className="self-start" onClick={() => onChange(null)}>
        {t("stock_docs.transfer.lots_auto")}
      </Button>
    </div>
  )
}
