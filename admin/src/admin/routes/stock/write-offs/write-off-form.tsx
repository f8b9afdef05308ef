import type { StockWriteOff } from "@baixian/backend/contract"
import { XMark } from "@medusajs/icons"
import { Alert, Container, IconButton, Input, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import { useIsSendingPhoto } from "../../../api/stock-photos"
import type { FoundGoods } from "@baixian/backend/contract"
import { lotsQuery } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { Nothing } from "../../../ui/load-state"
import { formatFen } from "../../../ui/money"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { DocumentTop, DraftNotice } from "../../../ui/stock/document-head"
import { DraftFoot } from "../../../ui/stock/draft-foot"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { FaultLines } from "../../../ui/stock/fault-lines"
import { focusScanBox, GoodsFinder, useStrayScan } from "../../../ui/stock/goods-finder"
import { ImportLines, MOST_LINES } from "../../../ui/stock/import/import-lines"
import { lineFor, takeOver } from "../../../ui/stock/import/take-over"
import { focusFirstFault } from "../../../ui/stock/line-faults"
import { NoteField } from "../../../ui/stock/note-field"
import { PickOne } from "../../../ui/stock/pick-one"
import { PhotoField } from "../../../ui/stock/photo-field"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useLineFaults } from "../../../ui/stock/use-line-faults"
import type { Desk } from "../../../ui/stock/use-desk"
import { useDocumentForm } from "../../../ui/stock/use-document-form"
import { useTakenAlong } from "../../../ui/stock/use-taken-along"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useWords } from "../../../ui/use-words"
import {
  bodyOfWriteOff,
  isAboveLimit,
  isWriteOffForm,
  lacksNote,
  reasonNamed,
  withDamaged,
  WRITE_OFF_REASONS,
  writeOffSums,
  writeOffTaking,
  type WriteOffForm,
  type WriteOffFormLine,
} from "./write-off-draft"

export type Asking = "submit" | "cancel" | null

export type WriteOffFormProps = {
  desk: Desk
  point: string
  writeOff: StockWriteOff | null
  saved: WriteOffForm
  /** The page holds it, because a save begins a new form. */
  asking: Asking
  setAsking: (asking: Asking) => void
}

/** 报损: what, how many, why; whether somebody else has to agree is said before it is sent. */
export function WriteOffFormView(props: WriteOffFormProps) {
  const { desk, point, writeOff, saved, asking, setAsking } = props
  const { t } = useWords()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const showAgain = useShowAgain("write_off", writeOff?.id)
  const box = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState("")
  const [isMissed, setIsMissed] = useState(false)
  const draft = useDocumentForm({
    key: `write-off:${desk.person.id}:${writeOff?.id ?? `new:${point}`}`,
    saved,
    version: writeOff?.version ?? null,
    isForm: isWriteOffForm,
  })
  const { form } = draft
  // A new write-off is saved before its own page is there: it is asked about and handed in as it was saved.
  const [begun, setBegun] = useState<StockWriteOff | null>(null)
  const atHand = writeOff ?? begun
  const latest = useRef(form)
  latest.current = form
  const set = (next: WriteOffForm) => {
    latest.current = next
    draft.change(next)
  }
  const act = useDocumentAct("write_off")
  const isSendingPhoto = useIsSendingPhoto()
  const { faults, isMended, changed, removed } = useLineFaults(act.error, () => setAsking(null))
  const failure = isMended ? null : refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const sums = writeOff === null && begun ? begun : writeOffSums(form.lines)
  const allowance = desk.places.find(({ code }) => code === point)?.write_off ?? null
  const isAbove = allowance !== null && isAboveLimit(sums, allowance)

  const add = (goods: FoundGoods, quantity: number, how: "scanned" | "chosen"): string => {
    const { form: next, at } = withDamaged(
      latest.current,
      goods,
      quantity,
      reasonNamed(address.get("reason"))
    )
    set(next)
    if (how === "chosen") requestAnimationFrame(() => document.getElementById(`line-${at}-quantity`)?.focus())
    return t("stock_docs.write_off.taken", { title: goods.title, quantity: next.lines[at]!.quantity })
  }
  const takeStray = useStrayScan({ point, box, onGoods: add })
  useTakenAlong(takeStray)
  const save = async (): Promise<StockWriteOff | null> => {
    const sent = latest.current
    const body = bodyOfWriteOff(sent)
    setIsMissed(body === null)
    if (!body) {
      focusFirstFault()
      return null
    }
    if (writeOff && !draft.isChanged) return writeOff
    return await act
      .mutateAsync({
        id: sent.id,
        version: writeOff?.version ?? null,
        body: { ...(writeOff ? {} : { point }), ...body },
        settle: ({ id, version }) =>
          draft.settle(sent, { key: `write-off:${desk.person.id}:${id}`, version }),
      })
      .catch(() => null)
  }
  const press = async (next: Asking) => {
    const done = await save()
    if (!done) return
    setBegun(done)
    setAsking(next)
    if (next === null) toast.success(t("stock_docs.saved", { number: done.number }))
    if (!writeOff) void navigate(`${documentPaths.write_off}/${done.id}`, { replace: true })
  }
  const run = (name: "submit" | "cancel", body: object) => {
    if (!atHand) return
    act.mutate(
      { id: atHand.id, version: atHand.version, act: name, body },
      {
        onSuccess: ({ state }) => {
          setAsking(null)
          toast.success(
            t(
              state === "cancelled"
                ? "stock_docs.cancelled_done"
                : state === "posted"
                  ? "stock_docs.write_off.posted_done"
                  : "stock_docs.write_off.submitted_done"
            )
          )
        },
      }
    )
  }
  const setLine = (at: number, part: Partial<WriteOffFormLine>) => {
    // The lot and how many of it are one question.
    changed(at, "lot_id" in part || "quantity" in part ? ["lot_id", "quantity"] : Object.keys(part))
    set({
      ...latest.current,
      lines: latest.current.lines.map((each, other) => (other === at ? { ...each, ...part } : each)),
    })
  }
  const value = formatFen(sums.value_fen, "yuan")

  return (
    <div className="flex flex-col gap-y-2">
      <DocumentTop kind="write_off" head={writeOff} places={desk.places} point={point}>
        <DraftNotice draft={draft} act={act} showAgain={showAgain} />
        {allowance && (
          <p className="txt-compact-xsmall text-ui-fg-muted">
            {t("stock_docs.write_off.limit", {
              pieces: allowance.pieces,
              fen: formatFen(allowance.fen, "yuan"),
              used_pieces: allowance.used.pieces,
              used: formatFen(allowance.used.value_fen, "yuan"),
            })}
          </p>
        )}
        <GoodsFinder point={point} box={box} onGoods={add} />
        <ImportLines
          kind="write_off"
          point={point}
          of={form.id}
          room={MOST_LINES - form.lines.length}
          isHere={(row) => lineFor(form.lines, row, writeOffTaking) >= 0}
          onTake={(rows, how) =>
            set({ ...latest.current, lines: takeOver(latest.current.lines, rows, how, writeOffTaking) })
          }
        />
      </DocumentTop>
      <Container className="p-0">
        {form.lines.length === 0 ? (
          <Nothing title={t("stock_docs.no_lines")} hint={t("stock_docs.write_off.no_lines_hint")} />
        ) : (
          <ol className="divide-y" aria-label={t("stock_docs.lines")}>
            {form.lines.map((line, at) => (
              <WriteOffLine
                key={`${line.inventory_item_id} ${line.lot_id ?? ""} ${at}`}
                at={at}
                line={line}
                point={point}
                faults={missing(faults.lines[at] ?? {}, line, isMissed, {
                  choose: t("stock_docs.choose_reason"),
                  say: t("stock_docs.say_what_other"),
                })}
                onChange={(part) => setLine(at, part)}
                onRemove={() => {
                  removed(at)
                  set({ ...latest.current, lines: latest.current.lines.filter((_, other) => other !== at) })
                }}
                onDone={() => focusScanBox(box)}
                onCode={(code) => void takeStray(code)}
              />
            ))}
          </ol>
        )}
      </Container>
      {form.lines.length > 0 && (
        <Alert variant={isAbove ? "warning" : "info"} role="status">
          {t("stock_docs.write_off.value", { pieces: sums.pieces, value })}{" "}
          {t(isAbove ? "stock_docs.write_off.above" : "stock_docs.write_off.below")}
        </Alert>
      )}
      <Container className="px-4 py-4 sm:px-6">
        <NoteField note={form.note} onChange={(note) => set({ ...latest.current, note })} />
      </Container>
      <DraftFoot
        failure={asking === null ? failure : null}
        isSendingPhoto={isSendingPhoto}
        isChanged={draft.isChanged}
        isOnServer={writeOff !== null}
        isSaving={act.isPending && asking === null}
        end={t(isAbove ? "stock_docs.write_off.submit_above" : "stock_docs.write_off.submit")}
        canEnd={form.lines.length > 0 && !act.isPending && !isSendingPhoto}
        onCancel={() => setAsking("cancel")}
        onSave={() => void press(null)}
        onEnd={() => void press("submit")}
      />
      {asking === "submit" && (
        <ConfirmDialog
          title={t("stock_docs.write_off.submit_title")}
          hint={t(isAbove ? "stock_docs.write_off.above" : "stock_docs.write_off.below")}
          confirm={t(isAbove ? "stock_docs.write_off.submit_above" : "stock_docs.write_off.submit_below")}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => run("submit", {})}
          onClose={() => setAsking(null)}
        >
          <p className="txt-compact-medium-plus tabular-nums">
            {t("stock_docs.write_off.value", { pieces: sums.pieces, value })}
          </p>
        </ConfirmDialog>
      )}
      {asking === "cancel" && (
        <EndDialog
          reason={reason}
          onReason={setReason}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => run("cancel", { reason })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** What the server said, else what the form misses itself once it was pressed. */
function missing(
  faults: Record<string, string>,
  line: WriteOffFormLine,
  isMissed: boolean,
  sentences: { choose: string; say: string }
): Record<string, string> {
  if (!isMissed) return faults
  return {
    ...(line.reason ? {} : { reason: sentences.choose }),
    ...(line.quantity ? {} : { quantity: sentences.choose }),
    ...(lacksNote(line) ? { note: sentences.say } : {}),
    ...faults,
  }
}

type WriteOffLineProps = {
  at: number
  line: WriteOffFormLine
  point: string
  faults: Record<string, string>
  onChange: (part: Partial<WriteOffFormLine>) => void
  onRemove: () => void
  onDone: () => void
  onCode: (code: string) => void
}

function WriteOffLine({ at, line, point, faults, onChange, onRemove, onDone, onCode }: WriteOffLineProps) {
  const { t } = useWords()
  const { data } = useQuery(lotsQuery(point, line.inventory_item_id))
  const lots = data?.items.filter(({ on_hand }) => on_hand > 0) ?? []

  return (
    <li className="flex flex-col gap-y-2 px-4 py-3 sm:px-6">
      <div className="flex items-start justify-between gap-x-3">
        <div className="min-w-0">
          <p className="txt-compact-small-plus">
            {at + 1}. {line.title}
          </p>
          <p className="txt-compact-xsmall text-ui-fg-muted">
            <span className="font-mono">{line.sku}</span>
            {line.stocked !== null &&
              ` · ${t("stock_docs.write_off.here", { stocked: line.stocked, available: line.available ?? 0 })}`}
          </p>
        </div>
        <span className="flex items-center gap-x-2">
          <span className="txt-compact-small tabular-nums">
            {t("stock_docs.write_off.line_value", {
              value: formatFen((line.quantity ?? 0) * line.unit_fen, "yuan"),
            })}
          </span>
          <IconButton
            size="small"
            className="size-10 sm:size-7"
            variant="transparent"
            aria-label={t("stock_docs.remove_line", { title: line.title })}
            onClick={onRemove}
          >
            <XMark />
          </IconButton>
        </span>
      </div>
      {faults.inventory_item_id && (
        <p role="alert" data-fault className="txt-small text-ui-fg-error">
          {faults.inventory_item_id}
        </p>
      )}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Field
          id={`line-${at}-quantity`}
          label={t("stock_docs.write_off.quantity")}
          fault={faults.quantity}
          isSaidBelow
        >
          {({ describedBy, isInvalid }) => (
            <QuantityField
              id={`line-${at}-quantity`}
              label={`${line.title} ${t("stock_docs.write_off.quantity")}`}
              of={line.inventory_item_id}
              value={line.quantity}
              describedBy={describedBy}
              isInvalid={isInvalid}
              onChange={(quantity) => onChange({ quantity })}
              onDone={onDone}
              onCode={onCode}
            />
          )}
        </Field>
        <Field
          id={`line-${at}-reason`}
          label={t("stock_docs.write_off.reason")}
          fault={faults.reason}
          isSaidBelow
        >
          {({ describedBy, isInvalid }) => (
            <PickOne
              id={`line-${at}-reason`}
              empty={t("stock_docs.choose_reason")}
              describedBy={describedBy}
              isInvalid={isInvalid}
              value={line.reason}
              options={WRITE_OFF_REASONS.map((value) => ({
                value,
                label: t(`stock_docs.write_off.reasons.${value}`),
              }))}
              onChange={(reason) => onChange({ reason })}
            />
          )}
        </Field>
        <Field id={`line-${at}-lot`} label={t("stock_docs.write_off.lot")} fault={faults.lot_id} isSaidBelow>
          {({ describedBy, isInvalid }) => (
            <PickOne
              id={`line-${at}-lot`}
              empty={t("stock_docs.write_off.lot_auto")}
              describedBy={describedBy}
              isInvalid={isInvalid}
              value={line.lot_id}
              options={lots.map((lot) => ({
                value: lot.lot_id,
                label: t("stock_docs.transfer.lot_here", {
                  code: lot.lot_code,
                  expiry: lot.expiry_date ?? t("stock_docs.transfer.no_expiry"),
                  on_hand: lot.on_hand,
                }),
              }))}
              onChange={(lot_id) => onChange({ lot_id })}
            />
          )}
        </Field>
        <Field id={`line-${at}-note`} label={t("stock_docs.write_off.note")} fault={faults.note} isSaidBelow>
          {({ describedBy, isInvalid }) => (
            <Input
              id={`line-${at}-note`}
              size="small"
              className="h-10 sm:h-8"
              aria-describedby={describedBy}
              aria-invalid={isInvalid}
              maxLength={500}
              value={line.note}
              onChange={({ target }) => onChange({ note: target.value })}
            />
          )}
        </Field>
      </div>
      <FaultLines
        inputs={(["quantity", "reason", "lot", "note"] as const).map((name) => ({
          id: `line-${at}-${name}`,
          label: t(`stock_docs.write_off.${name}`),
          fault: faults[name === "lot" ? "lot_id" : name],
        }))}
      />
      <PhotoField
        id={`line-${at}-photos`}
        title={line.title}
        point={point}
        ids={line.photo_file_ids}
        fault={faults.photo_file_ids}
        onChange={(photo_file_ids) => onChange({ photo_file_ids })}
      />
    </li>
  )
}
