import { clx } from "@medusajs/ui"

type PickOneProps<Value extends string> = {
  id: string
  value: Value | null
  options: readonly { value: Value; label: string }[]
  /** Its name, where no label stands beside it. */
  label?: string
  /** Said while nothing is chosen. */
  empty: string
  isInvalid?: boolean
  describedBy?: string
  onChange: (value: Value | null) => void
}

/** One of a few, in the browser's own list: on a phone it opens as wide as the screen, and the keyboard types into it. */
export function PickOne<Value extends string>(props: PickOneProps<Value>) {
  const { id, value, options, label, empty, isInvalid, describedBy, onChange } = props

  return (
    <select
      id={id}
      aria-label={label}
      value={value ?? ""}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      onChange={({ target }) =>
        onChange(options.find((option) => option.value === target.value)?.value ?? null)
      }
      className={clx(
        "bg-ui-bg-field shadow-borders-base txt-compact-small h-10 w-full sm:h-8 rounded-md px-2 outline-none",
        "focus-visible:shadow-borders-interactive-with-active",
        isInvalid && "shadow-borders-error",
        value === null && "text-ui-fg-muted"
      )}
    >
      <option value="">{empty}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
