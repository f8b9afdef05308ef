import type { StockWriteOff } from "@baixian/backend/contract"
import { Alert, Button, Container, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { Link } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import { goodsQuery } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { formatFen } from "../../../ui/money"
import { refusalOf } from "../../../ui/refusal"
import { ActBar, DocumentTop } from "../../../ui/stock/document-head"
import { DocumentPaper } from "../../../ui/stock/document-paper"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { faultsOf, focusFirstFault } from "../../../ui/stock/line-faults"
import { PaperLines } from "../../../ui/stock/paper-lines"
import { PhotoList } from "../../../ui/stock/photo-list"
import { PrintButton } from "../../../ui/stock/print-button"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords } from "../../../ui/use-words"
import { formOfWriteOff } from "./write-off-draft"

type Asking = "approve" | "refuse" | "cancel" | null

/** A write-off that was handed in: for its author where it stands, for another manager the decision. */
export function WriteOffView({ desk, writeOff }: { desk: Desk; writeOff: StockWriteOff }) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Asking>(null)
  const [reason, setReason] = useState("")
  const act = useDocumentAct("write_off")
  const isWaiting = writeOff.state === "submitted"
  const isOwn = writeOff.participant_ids.includes(desk.person.id)
  const approves = isWaiting && desk.may.approve && !isOwn
  // How many are there decides, so it is read anew with the page.
  const goods = useQuery({ ...goodsQuery(writeOff.point_code), enabled: approves, staleTime: 0 })
  const stockedOf = new Map(goods.data?.map((each) => [each.inventory_item_id, each.stocked]))
  const failure = refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const faults = faultsOf(act.error).lines
  useEffect(() => {
    if (act.error && Object.keys(faultsOf(act.error).lines).length > 0) {
      setAsking(null)
      focusFirstFault()
    }
  }, [act.error])
  const value = t("stock_docs.write_off.value", {
    pieces: writeOff.pieces,
    value: formatFen(writeOff.value_fen, "yuan"),
  })
  const run = (name: "approve" | "refuse" | "cancel") =>
    act.mutate({
      id: writeOff.id,
      version: writeOff.version,
      act: name,
      body: name === "approve" ? {} : { reason },
      settle: () => toast.success(t(doneOf[name])),
    })

  return (
    <>
      <DocumentTop kind="write_off" head={writeOff} places={desk.places} point={writeOff.point_code}>
        <Text weight="plus" className="tabular-nums">
          {value}
        </Text>
        {writeOff.note && <p className="txt-small">{writeOff.note}</p>}
        <div>
          <PrintButton paper={t("stock_docs.kinds.write_off.one")} />
        </div>
        {isWaiting && isOwn && <Alert variant="info">{t("stock_docs.write_off.own")}</Alert>}
        {isWaiting && !isOwn && !desk.may.approve && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("stock_docs.write_off.waits_for_approval")}
          </Text>
        )}
      </DocumentTop>
      <Container className="p-0">
        <ol className="divide-y" aria-label={t("stock_docs.lines")}>
          {writeOff.lines.map((line, at) => (
            <li key={line.line} className="flex flex-col gap-y-1 px-4 py-3 sm:px-6">
              <div className="flex items-start justify-between gap-x-3">
                <span className="txt-compact-small-plus min-w-0">
                  {line.title} <span className="text-ui-fg-muted font-mono text-xs">{line.sku}</span>
                </span>
                <span className="txt-compact-medium-plus whitespace-nowrap tabular-nums">
                  −{line.quantity}
                  <span className="text-ui-fg-muted pl-3 text-sm font-normal">
                    {t("stock_docs.write_off.line_value", {
                      value: formatFen(line.quantity * line.unit_fen, "yuan"),
                    })}
                  </span>
                </span>
              </div>
              <p className="txt-compact-xsmall text-ui-fg-subtle">
                {[
                  t(`stock_docs.write_off.reasons.${line.reason}`),
                  stockedOf.has(line.inventory_item_id) &&
                    t("stock_docs.write_off.of_stocked", {
                      quantity: line.quantity,
                      stocked: stockedOf.get(line.inventory_item_id),
                    }),
                  line.lot_code && `${t("stock_docs.write_off.lot")} ${line.lot_code}`,
                  line.expiry_date && t("stock_docs.write_off.expires", { day: line.expiry_date }),
                  line.note,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <PhotoList ids={line.photo_file_ids} title={line.title} />
              {faults[at] && (
                <p role="alert" data-fault className="txt-small text-ui-fg-error">
                  {Object.values(faults[at]).join(" ")}
                </p>
              )}
            </li>
          ))}
        </ol>
      </Container>
      {writeOff.state === "refused" && desk.may.keep && (
        <ActBar>
          <Button size="small" variant="secondary" asChild>
            <Link
              to={`${documentPaths.write_off}/new?point=${encodeURIComponent(writeOff.point_code)}`}
              state={{ like: formOfWriteOff(writeOff) }}
            >
              {t("stock_docs.write_off.copy")}
            </Link>
          </Button>
        </ActBar>
      )}
      {isWaiting && desk.may.keep && (
        <ActBar note={failure && asking === null && <span className="text-ui-fg-error">{failure}</span>}>
          {isOwn && (
            <Button size="small" variant="secondary" onClick={() => setAsking("cancel")}>
              {t("stock_docs.cancel")}
            </Button>
          )}
          {desk.may.approve && !isOwn && (
            <Button size="small" variant="secondary" onClick={() => setAsking("refuse")}>
              {t("stock_docs.write_off.refuse")}
            </Button>
          )}
          {approves && (
            <Button size="small" onClick={() => setAsking("approve")}>
              {t("stock_docs.write_off.approve")}
            </Button>
          )}
        </ActBar>
      )}
      <DocumentPaper
        title={t("stock_docs.kinds.write_off.one")}
        head={writeOff}
        places={desk.places}
        signs={[
          t("stock_docs.write_off.sign_writer"),
          t("stock_docs.write_off.sign_approver"),
          t("stock_docs.receipt.sign_manager"),
        ]}
      >
        <PaperLines
          lines={writeOff.lines}
          columns={[
            { label: t("stock_docs.write_off.quantity"), of: ({ quantity }) => quantity, isSum: true },
            {
              label: t("stock_docs.write_off.price"),
              of: ({ unit_fen }) => formatFen(unit_fen, "yuan"),
              total: null,
            },
            {
              label: t("stock_docs.write_off.amount"),
              of: ({ quantity, unit_fen }) => formatFen(quantity * unit_fen, "yuan"),
              total: formatFen(writeOff.value_fen, "yuan"),
            },
            {
              label: t("stock_docs.write_off.reason"),
              of: (line) => t(`stock_docs.write_off.reasons.${line.reason}`),
            },
            { label: t("stock_docs.write_off.lot"), of: ({ lot_code }) => lot_code },
            { label: t("stock_docs.write_off.note"), of: ({ note }) => note },
          ]}
        />
      </DocumentPaper>
      {asking === "approve" && (
        <ConfirmDialog
          title={t("stock_docs.write_off.approve_title")}
          hint={t("stock_docs.write_off.approve_hint")}
          confirm={t("stock_docs.write_off.approve")}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => run("approve")}
          onClose={() => setAsking(null)}
        >
          <p className="txt-compact-medium-plus tabular-nums">{value}</p>
        </ConfirmDialog>
      )}
      {(asking === "refuse" || asking === "cancel") && (
        <EndDialog
          words={
            asking === "refuse"
              ? {
                  title: t("stock_docs.write_off.refuse_title"),
                  hint: t("stock_docs.write_off.refuse_hint"),
                  confirm: t("stock_docs.write_off.refuse"),
                  reasonHint: t("stock_docs.write_off.refuse_reason_hint"),
                }
              : undefined
          }
          reason={reason}
          onReason={setReason}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => run(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

const doneOf = {
  approve: "stock_docs.write_off.approve_done",
  refuse: "stock_docs.write_off.refuse_done",
  cancel: "stock_docs.cancelled_done",
} as const
