import type { StockReceipt } from "@baixian/backend/contract"
import { Container, Input, toast } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import { useIsSendingPhoto } from "../../../api/stock-photos"
import type { FoundGoods } from "@baixian/backend/contract"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { Nothing } from "../../../ui/load-state"
import { Field } from "../../../ui/product-origin/field"
import { SupplierPicker } from "../../../ui/product-origin/supplier-picker"
import { refusalOf } from "../../../ui/refusal"
import { DocumentTop, DraftNotice } from "../../../ui/stock/document-head"
import { DraftFoot } from "../../../ui/stock/draft-foot"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { focusScanBox, GoodsFinder, useStrayScan } from "../../../ui/stock/goods-finder"
import { ImportLines, MOST_LINES } from "../../../ui/stock/import/import-lines"
import { lineFor, takeOver } from "../../../ui/stock/import/take-over"
import { faultsOf } from "../../../ui/stock/line-faults"
import { NoteField } from "../../../ui/stock/note-field"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useDocumentForm } from "../../../ui/stock/use-document-form"
import { useLineFaults } from "../../../ui/stock/use-line-faults"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords } from "../../../ui/use-words"
import {
  bodyOfReceipt,
  formOfReceipt,
  isReceiptForm,
  keysOf,
  receiptTaking,
  summaryOf,
  withGoods,
  type ReceiptForm,
} from "./receipt-draft"
import { ReceiptLineCard } from "./receipt-line-card"

export type ReceiptFormProps = {
  desk: Desk
  point: string
  receipt: StockReceipt | null
  saved: ReceiptForm
  /** What is asked before it is done. The page holds it, because a save begins a new form. */
  asking: Asking
  setAsking: (asking: Asking) => void
}

export type Asking = "post" | "cancel" | null

/** A delivery as it is unpacked: scan or search, how many came, what is wrong with it, then 过账. */
export function ReceiptFormView(props: ReceiptFormProps) {
  const { desk, point, receipt, saved, asking, setAsking } = props
  const { t } = useWords()
  const navigate = useNavigate()
  const showAgain = useShowAgain("receipt", receipt?.id)
  const box = useRef<HTMLDivElement>(null)
  const draft = useDocumentForm({
    key: `receipt:${desk.person.id}:${receipt?.id ?? `new:${point}`}`,
    saved,
    version: receipt?.version ?? null,
    isForm: isReceiptForm,
  })
  const { form, change } = draft
  // A new receipt is saved before its own page is there: it is asked about and posted as it was saved.
  const [begun, setBegun] = useState<StockReceipt | null>(null)
  const atHand = receipt ?? begun
  // Scans come faster than they are drawn.
  const latest = useRef(form)
  latest.current = form
  const act = useDocumentAct("receipt")
  const isSendingPhoto = useIsSendingPhoto()
  const { faults, isMended, changed, removed } = useLineFaults(act.error)
  const [reason, setReason] = useState("")
  const failure = isMended ? null : refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)

  const set = (next: ReceiptForm) => {
    latest.current = next
    change(next)
  }
  const add = (goods: FoundGoods, quantity: number, how: "scanned" | "chosen"): string => {
    const { form: next, at } = withGoods(latest.current, goods, quantity)
    set(next)
    if (how === "chosen") focusLine(at)
    return t("stock_docs.receipt.taken", { title: goods.title, received: next.lines[at]!.received })
  }
  const takeStray = useStrayScan({ point, box, onGoods: add })
  const save = async (): Promise<StockReceipt | null> => {
    const sent = latest.current
    if (receipt && !draft.isChanged) return receipt
    try {
      return await act.mutateAsync({
        id: sent.id,
        version: receipt?.version ?? null,
        body: { ...(receipt ? {} : { point }), ...bodyOfReceipt(sent) },
        settle: ({ id, version }) => draft.settle(sent, { key: `receipt:${desk.person.id}:${id}`, version }),
      })
    } catch {
      // Told by `act.error`: in the bar below, and at the lines.
      return null
    }
  }
  const pressSave = async () => {
    const done = await save()
    if (!done) return
    toast.success(t("stock_docs.saved", { number: done.number }))
    if (!receipt) void navigate(`${documentPaths.receipt}/${done.id}`, { replace: true })
  }
  const pressPost = async () => {
    const done = await save()
    if (!done) return
    setBegun(done)
    setAsking("post")
    if (!receipt) void navigate(`${documentPaths.receipt}/${done.id}`, { replace: true })
  }
  const run = async (name: "post" | "cancel", body: object) => {
    if (!atHand) return
    const done = summaryOf(latest.current).pieces_in > 0 ? "done" : "done_nothing_in"
    try {
      await act.mutateAsync({ id: atHand.id, version: atHand.version, act: name, body })
      setAsking(null)
      toast.success(t(name === "post" ? `stock_docs.receipt.${done}` : "stock_docs.cancelled_done"))
    } catch (error) {
      if (Object.keys(faultsOf(error as Error).lines).length > 0) setAsking(null)
    }
  }
  const keys = keysOf(form.lines)
  const asked = receipt === null && begun ? formOfReceipt(begun) : form
  const summary = summaryOf(asked)

  return (
    <div className="flex flex-col gap-y-2">
      <DocumentTop kind="receipt" head={receipt} places={desk.places} point={point}>
        <DraftNotice draft={draft} act={act} showAgain={showAgain} />
        <GoodsFinder point={point} box={box} onGoods={add} />
        <ImportLines
          kind="receipt"
          point={point}
          of={form.id}
          room={MOST_LINES - form.lines.length}
          isHere={(row) => lineFor(form.lines, row, receiptTaking) >= 0}
          onTake={(rows, how) =>
            set({ ...latest.current, lines: takeOver(latest.current.lines, rows, how, receiptTaking) })
          }
        />
      </DocumentTop>
      {form.lines.length === 0 ? (
        <Container className="p-0">
          <Nothing title={t("stock_docs.no_lines")} hint={t("stock_docs.receipt.no_lines_hint")} />
        </Container>
      ) : (
        <ol className="flex flex-col gap-y-2" aria-label={t("stock_docs.lines")}>
          {form.lines.map((line, at) => (
            <ReceiptLineCard
              key={keys[at]}
              at={at}
              point={point}
              line={line}
              faults={faults.lines[at] ?? {}}
              onChange={(part) => {
                changed(at, askedAnew(part))
                set({
                  ...latest.current,
                  lines: latest.current.lines.map((each, other) =>
                    other === at ? { ...each, ...part } : each
                  ),
                })
              }}
              onRemove={() => {
                removed(at)
                set({ ...latest.current, lines: latest.current.lines.filter((_, other) => other !== at) })
                focusScanBox(box)
              }}
              onDone={() => focusScanBox(box)}
              onCode={(code) => void takeStray(code)}
            />
          ))}
        </ol>
      )}
      <Container className="grid grid-cols-1 gap-4 px-4 py-4 sm:grid-cols-2 sm:px-6">
        <Field
          id="delivery-no"
          label={t("stock_docs.receipt.delivery_no")}
          hint={t("stock_docs.receipt.delivery_no_hint")}
          fault={faults.head.delivery_no}
        >
          {({ describedBy, isInvalid }) => (
            <Input
              id="delivery-no"
              size="small"
              className="h-10 sm:h-8"
              maxLength={80}
              autoComplete="off"
              aria-describedby={describedBy}
              aria-invalid={isInvalid}
              value={form.delivery_no}
              onChange={({ target }) => set({ ...latest.current, delivery_no: target.value })}
            />
          )}
        </Field>
        <Field
          id="supplier"
          label={t("stock_docs.receipt.supplier")}
          hint={t("stock_docs.receipt.supplier_hint")}
          fault={faults.head.supplier_id}
        >
          {({ describedBy, isInvalid }) => (
            <SupplierPicker
              id="supplier"
              supplier={form.supplier}
              origin_code={null}
              isInvalid={isInvalid}
              describedBy={describedBy}
              onChange={(supplier) => set({ ...latest.current, supplier })}
            />
          )}
        </Field>
        <NoteField
          note={form.note}
          fault={faults.head.note}
          onChange={(note) => set({ ...latest.current, note })}
        />
      </Container>
      <DraftFoot
        failure={asking === null ? failure : null}
        isSendingPhoto={isSendingPhoto}
        isChanged={draft.isChanged}
        isOnServer={receipt !== null}
        isSaving={act.isPending && asking === null}
        end={t("stock_docs.post")}
        canEnd={form.lines.length > 0 && !act.isPending && !isSendingPhoto}
        onCancel={() => setAsking("cancel")}
        onSave={() => void pressSave()}
        onEnd={() => void pressPost()}
      />
      {asking === "post" && (
        <ConfirmDialog
          title={t("stock_docs.receipt.post_title")}
          hint={t("stock_docs.receipt.post_hint")}
          confirm={t("stock_docs.receipt.post_confirm", { pieces: summary.pieces_in })}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => void run("post", {})}
          onClose={() => setAsking(null)}
        >
          <Summary summary={summary} lines={asked.lines.length} />
        </ConfirmDialog>
      )}
      {asking === "cancel" && (
        <EndDialog
          reason={reason}
          onReason={setReason}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => void run("cancel", { reason })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** Inputs of a line that answer one question. */
const TOGETHER = [
  ["temperature", "temperature_decision"],
  ["production_date", "expiry_date"],
  ["proof_kind", "proof_number"],
]

/** Inputs of which nothing said before holds any more; all of them where it is another number that came. Pure. */
function askedAnew(part: object): string[] | undefined {
  if ("received" in part || "rejected" in part) return undefined
  return Object.keys(part).flatMap((input) => TOGETHER.find((group) => group.includes(input)) ?? input)
}

function Summary({ summary, lines }: { summary: ReturnType<typeof summaryOf>; lines: number }) {
  const { t } = useWords()

  return (
    <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      {(
        [
          ["lines", lines],
          ["pieces_in", summary.pieces_in],
          ["short", summary.short],
          ["rejected", summary.rejected],
        ] as const
      ).map(([name, value]) => (
        <div key={name} className="bg-ui-bg-subtle rounded-md px-3 py-2">
          <dt className="txt-compact-xsmall text-ui-fg-subtle">{t(`stock_docs.receipt.summary.${name}`)}</dt>
          <dd className="text-xl font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Into the quantity of a line, once it is drawn. */
function focusLine(at: number): void {
  requestAnimationFrame(() => document.getElementById(`line-${at}-received`)?.focus())
}
