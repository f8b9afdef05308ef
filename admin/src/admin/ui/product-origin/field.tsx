import { Hint, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type FieldProps = {
  id: string
  label: string
  hint?: string
  /** What is wrong with it, in a sentence. */
  fault?: string
  /** The sentence stands elsewhere, under `${id}-note`: a narrow field only looks wrong. */
  isSaidBelow?: boolean
  children: (described: { describedBy?: string; isInvalid: boolean }) => ReactNode
}

/** Label, input, and beneath them the sentence about it. `data-fault` lets a form find its first faulty field. */
export function Field({ id, label, hint, fault, isSaidBelow = false, children }: FieldProps) {
  const noteId = `${id}-note`

  return (
    <div className="flex flex-col gap-y-1" data-fault={fault ? id : undefined}>
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      {children({ describedBy: fault || hint ? noteId : undefined, isInvalid: fault !== undefined })}
      {fault && !isSaidBelow ? (
        <Hint id={noteId} variant="error" role="alert">
          {fault}
        </Hint>
      ) : (
        hint &&
        !fault && (
          <Text id={noteId} size="xsmall" className="text-ui-fg-muted">
            {hint}
          </Text>
        )
      )}
    </div>
  )
}
