import { ConfirmDialog } from "../confirm-dialog"
import { useWords } from "../use-words"

type EndDialogProps = {
  /** What is asked and done; giving the document up unless they say otherwise. */
  words?: { title: string; hint: string; confirm: string; reasonHint: string }
  /** The form's own, so that it outlives the dialog. */
  reason: string
  onReason: (reason: string) => void
  isPending: boolean
  failure: string | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks why before a document is given up, refused or sent back. */
export function EndDialog({ words, reason, onReason, ...rest }: EndDialogProps) {
  const { t } = useWords()

  return (
    <ConfirmDialog
      title={words?.title ?? t("stock_docs.cancel_title")}
      hint={words?.hint ?? t("stock_docs.cancel_hint")}
      confirm={words?.confirm ?? t("stock_docs.cancel")}
      variant="danger"
      reason={{
        label: t("stock_docs.reason"),
        hint: words?.reasonHint ?? t("stock_docs.cancel_reason_hint"),
        missing: t("stock_docs.reason_missing"),
        text: reason,
        onChange: onReason,
      }}
      {...rest}
    />
  )
}
