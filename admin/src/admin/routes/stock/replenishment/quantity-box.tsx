import { Input } from "@medusajs/ui"
import type { ClipboardEvent, KeyboardEvent } from "react"
import { isOfCells } from "../../../ui/stock/import/take-over"

type QuantityBoxProps = {
  label: string
  value: string
  isFaulty: boolean
  describedBy?: string
  onChange: (text: string) => void
  /** Several cells of a spreadsheet were pasted into this box. */
  onPasteCells?: (text: string) => void
}

/** A box for pieces. Enter and the arrows go to the box below or above, as in a spreadsheet. */
export function QuantityBox({
  label,
  value,
  isFaulty,
  describedBy,
  onChange,
  onPasteCells,
}: QuantityBoxProps) {
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain")
    if (!onPasteCells || !isOfCells(text)) return
    event.preventDefault()
    onPasteCells(text)
  }

  return (
    <Input
      data-quantity
      inputMode="numeric"
      autoComplete="off"
      size="small"
      className="h-10 w-24 text-right tabular-nums sm:h-8"
      aria-label={label}
      aria-invalid={isFaulty}
      aria-describedby={describedBy}
      value={value}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={step}
      onPaste={paste}
    />
  )
}

function step(event: KeyboardEvent<HTMLInputElement>): void {
  const way = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (way === undefined || event.nativeEvent.isComposing) return
  const boxes = [...document.querySelectorAll<HTMLInputElement>("input[data-quantity]")]
  const next = boxes[boxes.indexOf(event.currentTarget) + way]
  if (!next) return
  event.preventDefault()
  next.focus()
}
