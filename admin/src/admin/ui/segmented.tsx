import { clx } from "@medusajs/ui"

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of a few, all visible: a radio group that looks like the dashboard's small buttons. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="bg-ui-bg-component shadow-borders-base flex h-10 shrink-0 items-center gap-x-0.5 rounded-md p-0.5 sm:h-7"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          onClick={() => onChange(option.value)}
          className={clx(
            "txt-compact-small-plus text-ui-fg-subtle h-9 whitespace-nowrap rounded px-2 outline-none sm:h-6",
            "hover:text-ui-fg-base focus-visible:shadow-borders-focus",
            option.value === value && "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
