import { Alert, Button, Label, Prompt, Textarea } from "@medusajs/ui"
import { useId, useRef, useState, type ReactNode } from "react"
import { useFocusBack } from "./focus-back"
import { useWords } from "./use-words"

type Reason = {
  label: string
  hint: string
  /** Said when it is missing. */
  missing: string
  text: string
  onChange: (text: string) => void
}

type ConfirmDialogProps = {
  title: string
  /** What the step means, above everything else. */
  hint: string
  confirm: string
  variant?: "danger" | "primary"
  children?: ReactNode
  /** Where the step needs a reason: its text is the caller's, so that it outlives the dialog. */
  reason?: Reason
  isPending: boolean
  /** Why the last try came to nothing; shown once it is another than when the dialog opened, or was tried here. */
  failure: string | null
  onConfirm: () => void
  onClose: () => void
}

/** The longest reason that is kept with a step. */
const REASON_LENGTH = 500

/**
 * Asks before a step that cannot be undone, and stays until it is done: a refusal is told in the dialog and what was
 * typed is still there. A second press while the first is under way does nothing.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, hint, confirm, variant = "primary", children, reason, isPending } = props
  const { t } = useWords()
  const [wasMissed, setWasMissed] = useState(false)
  // What went wrong before this dialog was opened is no answer to it.
  const [old, setOld] = useState(props.failure)
  const failure = props.failure === old ? null : props.failure
  // A double click is two events before the first is drawn.
  const isUnderWay = useRef(false)
  isUnderWay.current = isPending
  const content = useRef<HTMLDivElement>(null)
  // Into the reason where one is asked for, else onto the way out: never onto what cannot be undone.
  const focusBack = useFocusBack({
    first: () => content.current?.querySelector<HTMLElement>("textarea, [data-cancel]") ?? null,
  })
  const isMissing = reason !== undefined && reason.text.trim() === ""
  const press = () => {
    if (isMissing) setWasMissed(true)
    if (isMissing || isUnderWay.current) return
    isUnderWay.current = true
    setOld(null)
    props.onConfirm()
  }

  return (
    <Prompt open variant="confirmation" onOpenChange={(isOpen) => !isOpen && !isPending && props.onClose()}>
      <Prompt.Content
        ref={content}
        {...focusBack}
        className="max-h-[calc(100vh-48px)] max-w-[520px] overflow-y-auto"
      >
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description>{hint}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-3 px-6 pt-3">
          {children}
          {reason && <ReasonField reason={reason} isMissing={wasMissed && isMissing} />}
          {failure && (
            <Alert variant="error" role="alert">
              {failure}
            </Alert>
          )}
        </div>
        <Prompt.Footer>
          <Button data-cancel size="small" variant="secondary" disabled={isPending} onClick={props.onClose}>
            {t("action.cancel")}
          </Button>
          <Button size="small" variant={variant} isLoading={isPending} onClick={press}>
            {confirm}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}

function ReasonField({ reason, isMissing }: { reason: Reason; isMissing: boolean }) {
  const id = useId()

  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {reason.label}
      </Label>
      <Textarea
        id={id}
        rows={3}
        maxLength={REASON_LENGTH}
        value={reason.text}
        placeholder={reason.hint}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-fault` : undefined}
        onChange={({ target }) => reason.onChange(target.value)}
      />
      {isMissing && (
        <p id={`${id}-fault`} role="alert" className="txt-small text-ui-fg-error">
          {reason.missing}
        </p>
      )}
    </div>
  )
}
