import type { Stocktake } from "@baixian/backend/contract"
import { Alert, Button, Container, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { isOvertaken, useDocumentAct } from "../../../api/stock-documents"
import { goodsQuery } from "../../../api/stock-goods"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { refusalOf } from "../../../ui/refusal"
import { ActBar, DocumentTop } from "../../../ui/stock/document-head"
import { DocumentPaper } from "../../../ui/stock/document-paper"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { faultsOf, focusFirstFault } from "../../../ui/stock/line-faults"
import { PaperLines } from "../../../ui/stock/paper-lines"
import { PrintButton } from "../../../ui/stock/print-button"
import type { Desk } from "../../../ui/stock/use-desk"
import { useShowAgain } from "../../../ui/stock/use-show-again"
import { useWords } from "../../../ui/use-words"
import { differing, varianceSums, varianceValues } from "./count-lines"
import { scopeName } from "./count-screen"
import { CountedLines } from "./counted-lines"
import { bodyOfReasons, unexplained } from "./variance-draft"
import { faultsOfMissing, useReasons, VarianceLines } from "./variance-lines"

type Asking = "approve" | "send-back" | "cancel" | null

/** A count that was handed in: its differences, and for who did not count the decision. */
export function StocktakeView({ desk, stocktake }: { desk: Desk; stocktake: Stocktake }) {
  const words = useWords()
  const { t, listOf } = words
  const showAgain = useShowAgain("stocktake", stocktake.id)
  const [asking, setAsking] = useState<Asking>(null)
  const [reason, setReason] = useState("")
  const reasons = useReasons(stocktake, desk.person.id)
  const act = useDocumentAct("stocktake")
  const { state, lines, counted_by, hides_books } = stocktake
  const isWaiting = state === "submitted"
  const isCancelled = state === "cancelled"
  const tookPart = stocktake.participant_ids.includes(desk.person.id)
  const approves = isWaiting && desk.may.approve && !tookPart
  const differences = differing(lines, false)
  const goods = useQuery({ ...goodsQuery(stocktake.point_code), enabled: isWaiting && desk.may.approve })
  const sums = varianceSums(lines)
  const failure = refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const byLine = faultsOf(act.error).lines
  const [isChecked, setIsChecked] = useState(false)
  const missing = approves ? unexplained(reasons.reasons, lines, { asksSettle: true }) : []
  const faults: Record<string, Record<string, string>> = Object.fromEntries(
    Object.entries(byLine).flatMap(([at, each]) => {
      const line = lines[Number(at)]
      return line ? [[line.inventory_item_id, each] as const] : []
    })
  )
  useEffect(() => {
    if (act.error && Object.keys(faultsOf(act.error).lines).length > 0) {
      setAsking(null)
      focusFirstFault()
    }
  }, [act.error])

  const unsaved = bodyOfReasons(reasons.reasons, lines)
  const approve = async () => {
    try {
      const { version } =
        unsaved.length === 0
          ? stocktake
          : await act.mutateAsync({
              id: stocktake.id,
              version: stocktake.version,
              body: { lines: unsaved },
              settle: () => reasons.forget(),
            })
      await act.mutateAsync({ id: stocktake.id, version, act: "approve", body: {} })
      setAsking(null)
      toast.success(t("stock_docs.stocktake.approve_done"))
    } catch (error) {
      if (isOvertaken(error as Error)) await showAgain()
    }
  }
  /** What is missing is said at its line before anybody is asked. */
  const askToApprove = () => {
    act.reset()
    setIsChecked(true)
    if (missing.length === 0) return setAsking("approve")
    toast.error(t("stock_docs.stocktake.missing_lines", { lines: missing.length }))
    focusFirstFault()
  }
  const end = (name: "send-back" | "cancel") =>
    act.mutate(
      { id: stocktake.id, version: stocktake.version, act: name, body: { reason } },
      {
        onSuccess: () => {
          setAsking(null)
          toast.success(
            t(name === "cancel" ? "stock_docs.cancelled_done" : "stock_docs.stocktake.send_back_done")
          )
        },
      }
    )

  return (
    <>
      <DocumentTop kind="stocktake" head={stocktake} places={desk.places} point={stocktake.point_code}>
        <Text size="small">
          {t("stock_docs.stocktake.scope_of", { scope: scopeName(stocktake, desk, words) })}
          {" · "}
          {hides_books || isCancelled
            ? t("stock_docs.stocktake.progress", stocktake.progress)
            : t("stock_docs.stocktake.sum", {
                lines: lines.length,
                counted: stocktake.progress.counted,
                variances: differences.length,
              })}
        </Text>
        {counted_by.length > 0 && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {t("stock_docs.stocktake.counted_by", { names: listOf(counted_by.map(({ name }) => name)) })}
          </Text>
        )}
        <div>
          <PrintButton paper={t("stock_docs.kinds.stocktake.one")} />
        </div>
        {isWaiting && tookPart && desk.may.approve && (
          <Alert variant="info">{t("stock_docs.stocktake.own_count")}</Alert>
        )}
        {isCancelled && <Alert variant="info">{t("stock_docs.stocktake.cancelled")}</Alert>}
        {hides_books && !isCancelled && (
          <Alert variant="info">{t("stock_docs.stocktake.books_hidden")}</Alert>
        )}
        {isWaiting && !desk.may.approve && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("stock_docs.stocktake.waits_for_approval")}
          </Text>
        )}
      </DocumentTop>
      {!hides_books && !isCancelled && (
        // Reasons are saved with the approval, so only who approves is asked for them.
        <VarianceLines
          lines={differences}
          reasons={reasons}
          canChoose={approves}
          isReview
          values={goods.data && varianceValues(differences, goods.data)}
          faults={isChecked ? { ...faultsOfMissing(missing, t), ...faults } : faults}
        />
      )}
      <Container className="p-0">
        <CountedLines isBlind={hides_books} lines={lines.map((line) => ({ line, counted: line.counted }))} />
      </Container>
      {isWaiting && desk.may.keep && (
        <ActBar note={failure && asking === null && <span className="text-ui-fg-error">{failure}</span>}>
          {!approves && (
            <Button size="small" variant="secondary" onClick={() => setAsking("cancel")}>
              {t("stock_docs.cancel")}
            </Button>
          )}
          {desk.may.approve && (
            <Button size="small" variant="secondary" onClick={() => setAsking("send-back")}>
              {t("stock_docs.stocktake.send_back")}
            </Button>
          )}
          {approves && (
            <Button size="small" onClick={askToApprove}>
              {t("stock_docs.stocktake.approve")}
            </Button>
          )}
        </ActBar>
      )}
      <DocumentPaper
        title={t("stock_docs.kinds.stocktake.one")}
        head={stocktake}
        places={desk.places}
        facts={[
          t("stock_docs.stocktake.scope_of", { scope: scopeName(stocktake, desk, words) }),
          ...(counted_by.length > 0
            ? [t("stock_docs.stocktake.counted_by", { names: listOf(counted_by.map(({ name }) => name)) })]
            : []),
        ]}
        signs={[
          t("stock_docs.stocktake.sign_counter"),
          t("stock_docs.stocktake.sign_witness"),
          t("stock_docs.receipt.sign_manager"),
        ]}
      >
        <PaperLines
          lines={lines}
          columns={[
            {
              label: t("stock_docs.stocktake.columns.expected"),
              of: ({ expected_at_count }) => expected_at_count,
              isSum: true,
            },
            { label: t("stock_docs.stocktake.columns.counted"), of: ({ counted }) => counted, isSum: true },
            {
              label: t("stock_docs.stocktake.columns.difference"),
              of: ({ difference }) => difference || null,
              isSum: true,
            },
            {
              label: t("stock_docs.stocktake.columns.reason"),
              of: (line) =>
                [line.reason && t(`stock_docs.stocktake.reasons.${line.reason}`), line.note]
                  .filter(Boolean)
                  .join(" · ") || null,
            },
          ]}
        />
      </DocumentPaper>
      {asking === "approve" && (
        <ConfirmDialog
          title={t("stock_docs.stocktake.approve_title")}
          hint={t("stock_docs.stocktake.approve_hint")}
          confirm={t("stock_docs.stocktake.approve_confirm")}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => void approve()}
          onClose={() => setAsking(null)}
        >
          <dl className="grid grid-cols-2 gap-2">
            {(["lines", "plus", "minus", "blank"] as const).map((name) => (
              <div key={name} className="bg-ui-bg-subtle rounded-md px-3 py-2">
                <dt className="txt-compact-xsmall text-ui-fg-subtle">
                  {t(`stock_docs.stocktake.sums_of.${name}`)}
                </dt>
                <dd className="text-xl font-medium tabular-nums">{sums[name]}</dd>
              </div>
            ))}
          </dl>
        </ConfirmDialog>
      )}
      {(asking === "send-back" || asking === "cancel") && (
        <EndDialog
          words={
            asking === "send-back"
              ? {
                  title: t("stock_docs.stocktake.send_back_title"),
                  hint: t("stock_docs.stocktake.send_back_hint"),
                  confirm: t("stock_docs.stocktake.send_back"),
                  reasonHint: t("stock_docs.stocktake.send_back_reason_hint"),
                }
              : undefined
          }
          reason={reason}
          onReason={setReason}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() => end(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
