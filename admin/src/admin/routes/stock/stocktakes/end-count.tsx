import type { Stocktake } from "@baixian/backend/contract"
import { Button, Checkbox, Label, toast } from "@medusajs/ui"
import { useState } from "react"
import { useDocumentAct } from "../../../api/stock-documents"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import type { CountBook, CountState } from "../../../ui/count/count-book"
import { refusalOf } from "../../../ui/refusal"
import { ActBar } from "../../../ui/stock/document-head"
import { EndDialog } from "../../../ui/stock/end-dialog"
import { focusFirstFault } from "../../../ui/stock/line-faults"
import { useWords } from "../../../ui/use-words"
import { bodyOfReasons } from "./variance-draft"
import type { useReasons } from "./variance-lines"

type EndCountProps = {
  stocktake: Stocktake
  book: CountBook
  state: CountState
  progress: { lines: number; counted: number; left: number }
  reasons: ReturnType<typeof useReasons>
  /** Differences that still lack their reason. */
  missing: () => number
  /** What is missing is to be said at its line from now on. */
  onCheck: () => void
}

/** 提交: everything on the device goes first, then the reasons, then the count; blank lines are said to be left out. */
export function EndCount({ stocktake, book, state, progress, reasons, missing, onCheck }: EndCountProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState<"submit" | "cancel" | null>(null)
  const [acceptsBlank, setAcceptsBlank] = useState(false)
  const [reason, setReason] = useState("")
  const act = useDocumentAct("stocktake")
  const failure = refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)
  const waiting = state.entries.filter((entry) => entry.state === "waiting").length
  const unsaved = bodyOfReasons(reasons.reasons, state.lines)

  const saveReasons = async (): Promise<number> => {
    if (unsaved.length === 0) return stocktake.version
    const saved = await act.mutateAsync({
      id: stocktake.id,
      version: stocktake.version,
      body: { lines: unsaved },
      settle: () => reasons.forget(),
    })
    return saved.version
  }
  const [isChecking, setIsChecking] = useState(false)
  /** Everything that would refuse the count is looked at first; then it is asked. */
  const check = async () => {
    act.reset()
    onCheck()
    setIsChecking(true)
    await book.sync(true)
    setIsChecking(false)
    const { entries, trouble } = book.state()
    const left = entries.filter((entry) => entry.state === "waiting").length
    const isAgain = stocktake.round === 2
    if (left > 0) toast.error(t("stock_docs.stocktake.submit_waiting", { entries: left }))
    else if (trouble) toast.error(t("stock_docs.stocktake.submit_offline"))
    else if (isAgain && progress.left > 0)
      toast.error(t("stock_docs.stocktake.again_left", { left: progress.left }))
    else if (missing() > 0) {
      toast.error(t("stock_docs.stocktake.missing_lines", { lines: missing() }))
      focusFirstFault()
    } else setAsking("submit")
  }
  const submit = async () => {
    await book.sync(true)
    if (book.state().entries.some((entry) => entry.state === "waiting")) return
    try {
      const version = await saveReasons()
      const done = await act.mutateAsync({
        id: stocktake.id,
        version,
        act: "submit",
        // What was left blank in the first count was agreed to there.
        body: { accept_blank: acceptsBlank || stocktake.round === 2 },
      })
      setAsking(null)
      if (done.state === "recount")
        toast.warning(
          t("stock_docs.stocktake.asked_again", {
            lines: done.lines.filter(({ needs_recount }) => needs_recount).length,
          })
        )
      else toast.success(t("stock_docs.stocktake.submitted_done"))
    } catch {
      // Told in the dialog by `act.error`.
    }
  }

  return (
    <>
      <ActBar note={waiting > 0 ? t("stock_docs.stocktake.submit_waiting", { entries: waiting }) : ""}>
        <Button size="small" variant="secondary" onClick={() => setAsking("cancel")}>
          {t("stock_docs.cancel")}
        </Button>
        {unsaved.length > 0 && (
          <Button
            size="small"
            variant="secondary"
            isLoading={act.isPending && asking === null}
            onClick={() =>
              void saveReasons()
                .then(() => toast.success(t("stock_docs.stocktake.reasons_saved")))
                .catch((error: Error) =>
                  toast.error(refusalOf(error, { unknown: t("stock_docs.unknown") }, t) ?? "")
                )
            }
          >
            {t("stock_docs.stocktake.save_reasons")}
          </Button>
        )}
        <Button
          size="small"
          disabled={progress.counted === 0}
          isLoading={isChecking}
          onClick={() => void check()}
        >
          {t("stock_docs.stocktake.submit")}
        </Button>
      </ActBar>
      {asking === "submit" && (
        <ConfirmDialog
          title={t("stock_docs.stocktake.submit_title")}
          hint={t(
            stocktake.round === 2
              ? "stock_docs.stocktake.submit_hint_second"
              : "stock_docs.stocktake.submit_hint"
          )}
          confirm={t("stock_docs.stocktake.submit_confirm")}
          isPending={act.isPending}
          failure={
            failure ?? (waiting > 0 ? t("stock_docs.stocktake.submit_waiting", { entries: waiting }) : null)
          }
          onConfirm={() => void submit()}
          onClose={() => setAsking(null)}
        >
          <p className="txt-compact-medium tabular-nums">{t("stock_docs.stocktake.progress", progress)}</p>
          {progress.left > 0 && stocktake.round !== 2 && (
            <>
              <p className="txt-small">{t("stock_docs.stocktake.blank_hint", { blank: progress.left })}</p>
              <div className="flex items-center gap-x-2">
                <Checkbox
                  id="accept-blank"
                  checked={acceptsBlank}
                  onCheckedChange={(checked) => setAcceptsBlank(checked === true)}
                />
                <Label htmlFor="accept-blank" size="small" className="flex-1 py-3">
                  {t("stock_docs.stocktake.accept_blank", { blank: progress.left })}
                </Label>
              </div>
            </>
          )}
        </ConfirmDialog>
      )}
      {asking === "cancel" && (
        <EndDialog
          reason={reason}
          onReason={setReason}
          isPending={act.isPending}
          failure={failure}
          onConfirm={() =>
            act.mutate({ id: stocktake.id, version: stocktake.version, act: "cancel", body: { reason } })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
