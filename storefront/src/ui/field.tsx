import type { ReactNode } from "react"
import { Icon } from "./icon"

type FieldProps = {
  id: string
  label: string
  hint?: string
  /** The sentence about what is wrong; null when nothing is. */
  error: string | null
  children: (props: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode
}

/** A label, an input, a hint, and beside it what is wrong with it. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(error && { "aria-invalid": true as const }),
        ...(described && { "aria-describedby": described }),
      })}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="field-error">
      <Icon name="alert" />
      {children}
    </p>
  )
}
