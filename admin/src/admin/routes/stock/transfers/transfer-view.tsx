import type { StockTransfer } from "@baixian/backend/contract"
import { Button, Container, toast } from "@medusajs/ui"
import { useState } from "react"
import { useDocumentAct } from "../../../api/stock-documents"
import { refusalOf } from "../../../ui/refusal"
import { DocumentTop } from "../../../ui/stock/document-head"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { PrintButton } from "../../../ui/stock/print-button"
import { isOwn as isOwnPlace, placeName } from "../../../ui/stock/places"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords } from "../../../ui/use-words"
import { DispatchFormView } from "./dispatch-form"
import { FoundDialog } from "./found-dialog"
import { ReceiveFormView } from "./receive-form"
import { RequestFormView } from "./request-form"
import { Timeline } from "./timeline-view"
import { formOfRequest, TRANSFER_FIGURES, transferSums } from "./transfer-draft"
import { transferEndOf } from "./transfer-end"
import { TransferLines } from "./transfer-lines"
import { TransferPaper, transferPaper } from "./transfer-paper"

type Asking = "cancel" | "refuse" | "found" | null

/** A transfer as its reader may go on with it: sender, receiver, or neither. */
export function TransferView({ desk, transfer }: { desk: Desk; transfer: StockTransfer }) {
  const { t, listOf } = useWords()
  const [asking, setAsking] = useState<Asking>(null)
  const { state, point_code, from_point_code } = transfer
  const isOwn = (code: string | null) => desk.may.keep && code !== null && isOwnPlace(desk.places, code)
  const [end, setEnd] = useState(() =>
    transferEndOf(transfer, { person: desk.person, at: desk.place?.code ?? null, isOwn })
  )
  const sends = state === "requested" && end === "from"
  const receives = state === "dispatched" && end === "to"
  const edits = state === "requested" && end === "to"
  const sums = transferSums(transfer.lines)
  const paper = transferPaper(state)

  return (
    <>
      <DocumentTop kind="transfer" head={transfer} places={desk.places} point={point_code}>
        <p className="txt-compact-small tabular-nums">
          {t("stock_docs.labelled", {
            label: t("stock_docs.transfer.kinds", sums),
            value: listOf(
              TRANSFER_FIGURES.filter((figure) => figure === "requested" || sums[figure] > 0).map((figure) =>
                t("stock_docs.transfer.figure", {
                  figure: t(`stock_docs.transfer.${figure}`),
                  pieces: sums[figure],
                })
              )
            ),
          })}
        </p>
        {transfer.note && <p className="txt-small">{transfer.note}</p>}
        <Turn desk={desk} transfer={transfer} sends={sends} receives={receives} />
        <div className="flex flex-wrap gap-2">
          {paper && <PrintButton paper={t(`stock_docs.transfer.papers.${paper}`)} />}
          {sends && (
            <Button
              size="small"
              variant="secondary"
              className="h-10 sm:h-7"
              onClick={() => setAsking("refuse")}
            >
              {t("stock_docs.transfer.refuse")}
            </Button>
          )}
          {edits && (
            <Button
              size="small"
              variant="secondary"
              className="h-10 sm:h-7"
              onClick={() => setAsking("cancel")}
            >
              {t("stock_docs.transfer.withdraw")}
            </Button>
          )}
          {edits && isOwn(from_point_code) && (
            <Button size="small" variant="secondary" className="h-10 sm:h-7" onClick={() => setEnd("from")}>
              {t("stock_docs.transfer.send_for", { place: placeName(desk.places, from_point_code) })}
            </Button>
          )}
          {state === "dispatched" && end === "from" && isOwn(point_code) && (
            <Button size="small" variant="secondary" className="h-10 sm:h-7" onClick={() => setEnd("to")}>
              {t("stock_docs.transfer.receive_for", { place: placeName(desk.places, point_code) })}
            </Button>
          )}
          {isOwn(point_code) && sums.lost > 0 && (
            <Button
              size="small"
              variant="secondary"
              className="h-10 sm:h-7"
              onClick={() => setAsking("found")}
            >
              {t("stock_docs.transfer.found")}
            </Button>
          )}
        </div>
      </DocumentTop>
      {sends && <DispatchFormView desk={desk} transfer={transfer} />}
      {receives && <ReceiveFormView desk={desk} transfer={transfer} />}
      {edits && (
        <RequestFormView desk={desk} point={point_code} transfer={transfer} saved={formOfRequest(transfer)} />
      )}
      {!sends && !receives && !edits && <TransferLines lines={transfer.lines} />}
      <Container className="px-4 py-4 sm:px-6">
        <Timeline transfer={transfer} />
      </Container>
      <TransferPaper desk={desk} transfer={transfer} />
      {(asking === "cancel" || asking === "refuse") && (
        <EndTransfer transfer={transfer} act={asking} onClose={() => setAsking(null)} />
      )}
      {asking === "found" && <FoundDialog transfer={transfer} onClose={() => setAsking(null)} />}
    </>
  )
}

type TurnProps = { desk: Desk; transfer: StockTransfer; sends: boolean; receives: boolean }

/** Whose turn it is, when it is somebody else's. */
function Turn({ desk, transfer, sends, receives }: TurnProps) {
  const { t } = useWords()
  if (transfer.state === "requested" && !sends)
    return (
      <p className="txt-small text-ui-fg-subtle" role="status">
        {t("stock_docs.transfer.waits_for", { place: placeName(desk.places, transfer.from_point_code) })}
      </p>
    )
  if (transfer.state === "dispatched" && !receives)
    return (
      <p className="txt-small text-ui-fg-subtle" role="status">
        {t("stock_docs.transfer.on_the_way_to", {
          place: placeName(desk.places, transfer.point_code),
          in_transit: transferSums(transfer.lines).in_transit,
        })}
      </p>
    )
  return null
}

type EndTransferProps = { transfer: StockTransfer; act: "cancel" | "refuse"; onClose: () => void }

/** Taken back by who asked, or refused by who should send; both say why. */
function EndTransfer({ transfer, act, onClose }: EndTransferProps) {
  const { t } = useWords()
  const [reason, setReason] = useState("")
  const ending = useDocumentAct("transfer")
  const words = act === "cancel" ? "withdraw" : "refuse"

  return (
    <EndDialog
      words={{
        title: t(`stock_docs.transfer.${words}_title`),
        hint: t(`stock_docs.transfer.${words}_hint`),
        confirm: t(`stock_docs.transfer.${words}`),
        reasonHint: t(
          act === "refuse" ? "stock_docs.transfer.refuse_reason_hint" : "stock_docs.cancel_reason_hint"
        ),
      }}
      reason={reason}
      onReason={setReason}
      isPending={ending.isPending}
      failure={refusalOf(ending.error, { unknown: t("stock_docs.unknown") }, t)}
      onConfirm={() =>
        ending.mutate(
          { id: transfer.id, version: transfer.version, act, body: { reason } },
          {
            onSuccess: () =>
              toast.success(t(`stock_docs.states.${act === "cancel" ? "cancelled" : "refused"}`)),
          }
        )
      }
      onClose={onClose}
    />
  )
}
