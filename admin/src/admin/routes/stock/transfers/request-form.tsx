import type { StockTransfer } from "@baixian/backend/contract"
import { XMark } from "@medusajs/icons"
import { Button, Container, IconButton, Label, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import type { FoundGoods } from "@baixian/backend/contract"
import { freeQuery } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { Nothing } from "../../../ui/load-state"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { ActBar, DocumentTop, DraftNotice } from "../../../ui/stock/document-head"
import { focusScanBox, GoodsFinder, useStrayScan } from "../../../ui/stock/goods-finder"
import { ImportLines, MOST_LINES } from "../../../ui/stock/import/import-lines"
import { lineFor, takeOver } from "../../../ui/stock/import/take-over"
import { NoteField } from "../../../ui/stock/note-field"
import { PickOne } from "../../../ui/stock/pick-one"
import { placeName, suppliersOf } from "../../../ui/stock/places"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useDocumentForm } from "../../../ui/stock/use-document-form"
import { useLineFaults } from "../../../ui/stock/use-line-faults"
import type { Desk } from "../../../ui/stock/use-desk"
import { useTakenAlong } from "../../../ui/stock/use-taken-along"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useWords } from "../../../ui/use-words"
import {
  askedTooMany,
  bodyOfRequest,
  isRequestForm,
  requestTaking,
  withWanted,
  type RequestForm,
} from "./transfer-draft"

type RequestFormProps = {
  desk: Desk
  /** Who asks. */
  point: string
  transfer: StockTransfer | null
  saved: RequestForm
}

/** 申请调拨: what a place wants and from where; from its own hub unless it says otherwise. */
export function RequestFormView({ desk, point, transfer, saved }: RequestFormProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const showAgain = useShowAgain("transfer", transfer?.id)
  const box = useRef<HTMLDivElement>(null)
  const draft = useDocumentForm({
    key: `transfer:${desk.person.id}:${transfer?.id ?? `new:${point}`}`,
    saved,
    version: transfer?.version ?? null,
    isForm: isRequestForm,
  })
  const { form } = draft
  const latest = useRef(form)
  latest.current = form
  const set = (next: RequestForm) => {
    latest.current = next
    draft.change(next)
  }
  const act = useDocumentAct("transfer")
  const { faults, isMended, changed, removed } = useLineFaults(act.error)
  const failure = isMended ? null : refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const to = desk.places.find(({ code }) => code === point)
  const sources = to ? suppliersOf(desk.places, to) : []
  const [isAsked, setIsAsked] = useState(false)
  const { data: free } = useQuery(
    freeQuery(
      point,
      form.from,
      form.lines.map(({ inventory_item_id }) => inventory_item_id)
    )
  )
  const tooMany = askedTooMany(form, free)
  const asksForSomething = form.lines.some(({ quantity }) => quantity)

  const add = (goods: FoundGoods, quantity: number, how: "scanned" | "chosen"): string => {
    const { form: next, at } = withWanted(latest.current, goods, quantity)
    set(next)
    if (how === "chosen") requestAnimationFrame(() => document.getElementById(`line-${at}-quantity`)?.focus())
    return t("stock_docs.transfer.taken", { title: goods.title, quantity: next.lines[at]!.quantity })
  }
  const takeStray = useStrayScan({ point, box, onGoods: add })
  useTakenAlong(takeStray)
  const send = async () => {
    setIsAsked(false)
    const sent = latest.current
    // Lines without a quantity are not sent: the answer's line numbers must be those on the screen.
    set({ ...sent, lines: sent.lines.filter(({ quantity }) => quantity) })
    const places = transfer ? {} : { from: sent.from, to: point }
    const done = await act
      .mutateAsync({
        id: sent.id,
        version: transfer?.version ?? null,
        body: { ...places, ...bodyOfRequest(sent) },
        settle: () => draft.forget(),
      })
      .catch(() => null)
    if (!done) return
    toast.success(
      t("stock_docs.transfer.request_sent", { place: placeName(desk.places, done.from_point_code) })
    )
    if (!transfer) void navigate(`${documentPaths.transfer}/${done.id}`, { replace: true })
  }

  return (
    <div className="flex flex-col gap-y-2">
      {!transfer && <DocumentTop kind="transfer" head={null} places={desk.places} point={point} />}
      <Container className="flex flex-col gap-y-3 px-4 py-4 sm:px-6">
        <DraftNotice draft={draft} act={act} showAgain={showAgain} />
        {!transfer && (
          <div className="max-w-[420px]">
            <Field
              id="transfer-from"
              label={t("stock_docs.transfer.from")}
              hint={
                sources.length > 0 ? t("stock_docs.transfer.from_hint") : t("stock_docs.transfer.no_source")
              }
              fault={faults.head.from}
            >
              {({ describedBy, isInvalid }) => (
                <PickOne
                  id="transfer-from"
                  empty={t("stock_docs.choose")}
                  describedBy={describedBy}
                  isInvalid={isInvalid}
                  value={form.from || null}
                  options={sources.map(({ code, name }) => ({ value: code, label: name }))}
                  onChange={(from) => set({ ...latest.current, from: from ?? "" })}
                />
              )}
            </Field>
          </div>
        )}
        <GoodsFinder point={point} box={box} onGoods={add} />
        <ImportLines
          kind="transfer"
          point={point}
          of={form.id}
          room={MOST_LINES - form.lines.length}
          isHere={(row) => lineFor(form.lines, row, requestTaking) >= 0}
          onTake={(rows, how) =>
            set({ ...latest.current, lines: takeOver(latest.current.lines, rows, how, requestTaking) })
          }
        />
      </Container>
      <Container className="p-0">
        {form.lines.length === 0 ? (
          <Nothing title={t("stock_docs.no_lines")} hint={t("stock_docs.transfer.no_lines_hint")} />
        ) : (
          <ol className="divide-y" aria-label={t("stock_docs.lines")}>
            {form.lines.map((line, at) => (
              <li
                key={line.inventory_item_id}
                className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-3 sm:px-6"
              >
                <div className="min-w-0 flex-1">
                  <p className="txt-compact-small-plus">
                    {at + 1}. {line.title}
                  </p>
                  <p className="txt-compact-xsmall text-ui-fg-muted">
                    <span className="font-mono">{line.sku}</span>
                    {free &&
                      line.inventory_item_id in free &&
                      ` · ${t("stock_docs.transfer.free_there", { pieces: free[line.inventory_item_id] })}`}
                  </p>
                  {faults.lines[at]?.inventory_item_id && (
                    <p role="alert" data-fault className="txt-small text-ui-fg-error">
                      {faults.lines[at].inventory_item_id}
                    </p>
                  )}
                </div>
                <div className="flex w-24 flex-col gap-y-1">
                  <Label size="small" weight="plus" htmlFor={`line-${at}-quantity`}>
                    {t("stock_docs.in_pieces", { label: t("stock_docs.transfer.requested") })}
                  </Label>
                  <QuantityField
                    id={`line-${at}-quantity`}
                    label={`${line.title} ${t("stock_docs.transfer.requested")}`}
                    of={line.inventory_item_id}
                    value={line.quantity}
                    onChange={(quantity) => {
                      changed(at)
                      set({
                        ...latest.current,
                        lines: latest.current.lines.map((each, other) =>
                          other === at ? { ...each, quantity } : each
                        ),
                      })
                    }}
                    onDone={() => focusScanBox(box)}
                    onCode={(code) => void takeStray(code)}
                  />
                </div>
                <IconButton
                  size="small"
                  className="size-10 sm:size-7"
                  variant="transparent"
                  aria-label={t("stock_docs.remove_line", { title: line.title })}
                  onClick={() => {
                    removed(at)
                    set({ ...latest.current, lines: latest.current.lines.filter((_, other) => other !== at) })
                  }}
                >
                  <XMark />
                </IconButton>
                {askedTooMany({ lines: [line] }, free) > 0 && (
                  <p role="status" className="txt-small text-ui-tag-orange-text w-full">
                    {t("stock_docs.transfer.above_free", { pieces: free?.[line.inventory_item_id] ?? 0 })}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </Container>
      <Container className="px-4 py-4 sm:px-6">
        <NoteField note={form.note} onChange={(note) => set({ ...latest.current, note })} />
      </Container>
      <ActBar
        note={
          failure ? (
            <span className="text-ui-fg-error">{failure}</span>
          ) : (
            draft.isChanged && t("stock_docs.kept_here")
          )
        }
      >
        <Button
          size="small"
          isLoading={act.isPending}
          disabled={!asksForSomething || form.from === "" || (transfer !== null && !draft.isChanged)}
          onClick={() => (tooMany > 0 ? setIsAsked(true) : void send())}
        >
          {t(transfer ? "stock_docs.transfer.save_request" : "stock_docs.transfer.send_request")}
        </Button>
      </ActBar>
      {isAsked && (
        <ConfirmDialog
          title={t("stock_docs.transfer.above_free_title", { lines: tooMany })}
          hint={t("stock_docs.transfer.above_free_hint")}
          confirm={t("stock_docs.transfer.above_free_confirm")}
          isPending={act.isPending}
          failure={null}
          onConfirm={() => void send()}
          onClose={() => setIsAsked(false)}
        />
      )}
    </div>
  )
}
