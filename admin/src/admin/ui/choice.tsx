import { clx, Select } from "@medusajs/ui"

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: (readonly [Value, string])[]
  /** Something else than the default is chosen: it must catch the eye. */
  isSet?: boolean
  onChange: (value: Value) => void
}

/** One of several, in a small list that opens. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  isSet = false,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <Select
      size="small"
      value={value}
      onValueChange={(chosen) => {
        const option = options.find(([each]) => each === chosen)
        if (option) onChange(option[0])
      }}
    >
      <Select.Trigger
        aria-label={label}
        className={clx(
          "h-10 w-auto gap-x-1 sm:h-7",
          isSet && "text-ui-fg-interactive shadow-borders-interactive-with-active"
        )}
      >
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {options.map(([each, text]) => (
          <Select.Item key={each} value={each}>
            {text}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
