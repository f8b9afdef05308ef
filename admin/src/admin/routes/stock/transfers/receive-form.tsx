import type { StockTransfer, StockTransferLine } from "@baixian/backend/contract"
import { Button, Container, Input, Label, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import { findGoods } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { beep } from "../../../ui/counter/beep"
import { failureText } from "../../../ui/load-state"
import { formatFen } from "../../../ui/money"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { Segmented } from "../../../ui/segmented"
import { ActBar, DraftNotice } from "../../../ui/stock/document-head"
import { FaultLines } from "../../../ui/stock/fault-lines"
import { focusNextField } from "../../../ui/stock/next-field"
import { PickOne } from "../../../ui/stock/pick-one"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useDocumentForm } from "../../../ui/stock/use-document-form"
import { useLineFaults } from "../../../ui/stock/use-line-faults"
import type { Desk } from "../../../ui/stock/use-desk"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useWords } from "../../../ui/use-words"
import {
  allCame,
  arrivalOf,
  arrivalSums,
  bodyOfArrival,
  damagedCodes,
  DIFFERENCE_REASONS,
  isArrivalForm,
  isLossAboveLimit,
  missingOf,
  type ArrivalForm,
} from "./transfer-draft"
import { TransferLines } from "./transfer-lines"

/** 收货 of a transfer: what came of what was sent. A reason is asked for only where the two differ. */
export function ReceiveFormView({ desk, transfer }: { desk: Desk; transfer: StockTransfer }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const showAgain = useShowAgain("transfer", transfer.id)
  const [isAsked, setIsAsked] = useState(false)
  const [wasBlank, setWasBlank] = useState(false)
  const draft = useDocumentForm({
    key: `arrival:${desk.person.id}:${transfer.id}`,
    saved: arrivalOf(transfer),
    version: transfer.version,
    isForm: isArrivalForm,
  })
  const { form, change } = draft
  const act = useDocumentAct("transfer")
  const { faults, isMended, changed } = useLineFaults(act.error, () => setIsAsked(false))
  const failure = isMended ? null : refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const body = bodyOfArrival(form, transfer.lines, (damaged) =>
    t("stock_docs.transfer.damaged_note", { damaged })
  )
  const damaged = damagedCodes(form, transfer.lines)
  const sums = arrivalSums(form, transfer.lines)
  const limit = desk.places.find(({ code }) => code === transfer.point_code)?.write_off ?? null
  const isAbove = isLossAboveLimit(form, transfer, {
    person: desk.person,
    limit,
    mayApprove: desk.may.approve,
  })
  const set = (line: number, part: Partial<ArrivalForm["lines"][number]>) => {
    const inputs = "received" in part ? undefined : Object.keys(part)
    changed(
      form.lines.findIndex((each) => each.line === line),
      inputs?.map((input) => (input === "rest" ? "lost" : input))
    )
    change({ lines: form.lines.map((each) => (each.line === line ? { ...each, ...part } : each)) })
  }
  // A scanner in hand finds its line; what is not on the sheet is another document's.
  const jump = async (code: string) => {
    try {
      const [goods] = await findGoods(transfer.point_code, code)
      const at = form.lines.findIndex(
        ({ line }) =>
          transfer.lines.find((each) => each.line === line)?.inventory_item_id === goods?.inventory_item_id
      )
      beep(goods && at >= 0 ? "found" : "unknown")
      if (goods && at >= 0) document.getElementById(`came-${at}`)?.focus()
      else toast.error(t("stock_docs.finder.unknown", { code }))
    } catch (error) {
      beep("unknown")
      toast.error(failureText(error as Error, t))
    }
  }
  const press = () => {
    setWasBlank(body === null)
    if (body) setIsAsked(true)
    else focusFirstBlank(form)
  }

  return (
    <>
      <Container className="p-0">
        <div className="flex flex-col gap-y-2 border-b px-4 py-3 sm:px-6">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Text size="small" className="text-ui-fg-subtle">
              {t("stock_docs.transfer.receive_hint")}
            </Text>
            <Button size="small" variant="secondary" onClick={() => change(allCame(form, transfer.lines))}>
              {t("stock_docs.transfer.all_came")}
            </Button>
          </div>
          <DraftNotice draft={draft} act={act} showAgain={showAgain} />
        </div>
        <ol className="divide-y" aria-label={t("stock_docs.lines")}>
          {form.lines.map((arrival, at) => {
            const line = transfer.lines.find((each) => each.line === arrival.line)
            return (
              line && (
                <ArrivalLine
                  key={line.line}
                  at={at}
                  line={line}
                  arrival={arrival}
                  faults={faults.lines[at] ?? {}}
                  onChange={(part) => set(line.line, part)}
                  onCode={(code) => void jump(code)}
                />
              )
            )
          })}
        </ol>
      </Container>
      {transfer.lines.some(({ received, lost }) => received > 0 || lost > 0) && (
        <TransferLines lines={transfer.lines} />
      )}
      <ActBar
        note={
          isAbove && limit ? (
            <span className="text-ui-fg-error">
              {t("stock_docs.transfer.lost_above", {
                pieces: limit.pieces,
                fen: formatFen(limit.fen, "yuan"),
              })}
            </span>
          ) : failure && !isAsked ? (
            <span className="text-ui-fg-error">{failure}</span>
          ) : wasBlank && form.lines.some(({ received }) => received === null) ? (
            <span className="text-ui-fg-error">{t("stock_docs.transfer.blank")}</span>
          ) : (
            draft.isChanged && t("stock_docs.kept_here")
          )
        }
      >
        <Button size="small" disabled={isAbove} onClick={press}>
          {t("stock_docs.transfer.receive")}
        </Button>
      </ActBar>
      {isAsked && body && (
        <ConfirmDialog
          title={t("stock_docs.transfer.receive_title")}
          hint={t(
            sums.received > 0 ? "stock_docs.receipt.post_hint" : "stock_docs.transfer.nothing_came_hint"
          )}
          confirm={t("stock_docs.transfer.receive_confirm", { pieces: sums.received })}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() =>
            act.mutate({
              id: transfer.id,
              version: transfer.version,
              act: "receive",
              body,
              settle: () => {
                draft.forget()
                toast.success(t(`stock_docs.transfer.${doneWord(sums)}`, sums))
                if (damaged.length > 0) void navigate(writeOffOf(transfer.point_code, damaged))
              },
            })
          }
          onClose={() => setIsAsked(false)}
        >
          <dl className="grid grid-cols-3 gap-2">
            {(["received", "waiting", "lost"] as const).map((name) => (
              <div key={name} className="bg-ui-bg-subtle rounded-md px-3 py-2">
                <dt className="txt-compact-xsmall text-ui-fg-subtle">
                  {t(`stock_docs.transfer.${name}_sum`)}
                </dt>
                <dd className="text-xl font-medium tabular-nums">{sums[name]}</dd>
              </div>
            ))}
          </dl>
          {sums.damaged > 0 && (
            <p className="txt-small">{t("stock_docs.transfer.damaged_next", { damaged: sums.damaged })}</p>
          )}
        </ConfirmDialog>
      )}
    </>
  )
}

/** A write-off that begins with what came damaged. */
const writeOffOf = (point: string, codes: readonly string[]): string =>
  `${documentPaths.write_off}/new?${new URLSearchParams({ point, codes: codes.join(","), reason: "damaged" })}`

/** Nothing that came is in stock, so nothing says it is. */
const doneWord = ({ received, waiting }: { received: number; waiting: number }) =>
  received === 0
    ? waiting > 0
      ? "nothing_came_waits"
      : "nothing_came_done"
    : waiting > 0
      ? "receive_waits"
      : "receive_done"

function focusFirstBlank({ lines }: ArrivalForm): void {
  document.getElementById(`came-${lines.findIndex(({ received }) => received === null)}`)?.focus()
}

type ArrivalLineProps = {
  at: number
  line: StockTransferLine
  arrival: ArrivalForm["lines"][number]
  faults: Record<string, string>
  onChange: (part: Partial<ArrivalForm["lines"][number]>) => void
  onCode: (code: string) => void
}

function ArrivalLine({ at, line, arrival, faults, onChange, onCode }: ArrivalLineProps) {
  const { t } = useWords()
  const missing = missingOf(arrival.received, line.in_transit)
  const isTooDamaged = (arrival.damaged ?? 0) > (arrival.received ?? 0) && (arrival.received ?? 0) > 0
  const isTooMany = arrival.received !== null && arrival.received > line.in_transit
  const fault =
    faults.received ??
    faults.line ??
    (isTooMany ? t("stock_docs.transfer.too_many", { in_transit: line.in_transit }) : undefined)

  return (
    <li className="flex flex-col gap-y-2 px-4 py-3 sm:px-6">
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <p className="txt-compact-small-plus">{line.title}</p>
          <p className="txt-compact-xsmall text-ui-fg-muted">
            <span className="font-mono">{line.sku}</span> ·{" "}
            {t("stock_docs.transfer.figure", {
              figure: t("stock_docs.transfer.in_transit"),
              pieces: line.in_transit,
            })}
          </p>
          {line.lots
            .filter(({ dispatched, received }) => dispatched > received)
            .map((lot) => (
              <p key={lot.lot_id} className="txt-compact-xsmall text-ui-fg-muted">
                {t("stock_docs.transfer.lot_sent", {
                  code: lot.lot_code,
                  expiry: lot.expiry_date ?? t("stock_docs.transfer.no_expiry"),
                  pieces: lot.dispatched - lot.received,
                })}
              </p>
            ))}
        </div>
        <div className="w-28">
          <Field
            id={`came-${at}`}
            label={t("stock_docs.in_pieces", { label: t("stock_docs.transfer.receive_quantity") })}
            fault={fault}
            isSaidBelow
          >
            {({ describedBy, isInvalid }) => (
              <QuantityField
                id={`came-${at}`}
                label={`${line.title} ${t("stock_docs.transfer.receive_quantity")}`}
                value={arrival.received}
                describedBy={describedBy}
                isInvalid={isInvalid}
                onChange={(received) => onChange({ received })}
                onDone={() => focusNextField(`came-${at}`, `came-${at + 1}`)}
                onCode={onCode}
              />
            )}
          </Field>
        </div>
      </div>
      <FaultLines inputs={[{ id: `came-${at}`, label: t("stock_docs.transfer.receive_quantity"), fault }]} />
      {(arrival.received ?? 0) > 0 && (
        <div className="flex items-center justify-end gap-x-2">
          <Label size="small" htmlFor={`damaged-${at}`} className="text-ui-fg-subtle">
            {t("stock_docs.in_pieces", { label: t("stock_docs.transfer.damaged") })}
          </Label>
          <div className="w-28">
            <QuantityField
              id={`damaged-${at}`}
              label={`${line.title} ${t("stock_docs.transfer.damaged")}`}
              value={arrival.damaged ?? null}
              isInvalid={isTooDamaged}
              describedBy={isTooDamaged ? `damaged-${at}-note` : undefined}
              onChange={(damaged) => onChange({ damaged })}
              onDone={() => focusNextField(`damaged-${at}`, `came-${at + 1}`)}
              onCode={onCode}
            />
          </div>
        </div>
      )}
      {isTooDamaged && (
        <p id={`damaged-${at}-note`} role="alert" className="txt-small text-ui-fg-error text-right">
          {t("stock_docs.transfer.damaged_too_many", { received: arrival.received })}
        </p>
      )}
      {missing > 0 && (
        <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-md px-3 py-3">
          <p className="txt-compact-small-plus text-ui-fg-error">
            {t("stock_docs.transfer.difference", { missing })}
          </p>
          <div className="overflow-x-auto">
            <Segmented
              label={t("stock_docs.transfer.rest")}
              value={arrival.rest}
              options={[
                { value: "waits", label: t("stock_docs.transfer.rest_waits") },
                { value: "lost", label: t("stock_docs.transfer.rest_lost") },
              ]}
              onChange={(rest) => onChange({ rest })}
            />
          </div>
          {faults.lost && (
            <p role="alert" data-fault className="txt-small text-ui-fg-error">
              {faults.lost}
            </p>
          )}
          <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
            <Field id={`why-${at}`} label={t("stock_docs.transfer.difference_reason")} fault={faults.reason}>
              {({ describedBy, isInvalid }) => (
                <PickOne
                  id={`why-${at}`}
                  empty={t("stock_docs.choose_reason")}
                  describedBy={describedBy}
                  isInvalid={isInvalid}
                  value={arrival.reason}
                  options={DIFFERENCE_REASONS.map((value) => ({
                    value,
                    label: t(`stock_docs.transfer.reasons.${value}`),
                  }))}
                  onChange={(reason) => onChange({ reason })}
                />
              )}
            </Field>
            <Field id={`note-${at}`} label={t("stock_docs.transfer.difference_note")}>
              {() => (
                <Input
                  id={`note-${at}`}
                  size="small"
                  maxLength={500}
                  value={arrival.note}
                  onChange={({ target }) => onChange({ note: target.value })}
                />
              )}
            </Field>
          </div>
        </div>
      )}
    </li>
  )
}
