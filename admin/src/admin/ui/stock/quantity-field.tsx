import { clx, Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { isScannedCode, piecesOf } from "./quantity"

type QuantityFieldProps = {
  id: string
  label: string
  value: number | null
  isInvalid?: boolean
  describedBy?: string
  isLarge?: boolean
  onChange: (value: number | null) => void
  /** Enter: back to scanning. */
  onDone: () => void
  /** A scanner typed a code while the cursor stood here. */
  onCode: (code: string) => void
}

/** Pieces. Enter goes on; a code that was scanned into it is taken as a scan and the number stays as it was. */
export function QuantityField(props: QuantityFieldProps) {
  const { id, label, value, isInvalid, describedBy, isLarge = false, onChange, onDone, onCode } = props
  const shown = value === null ? "" : String(value)
  const [text, setText] = useState(shown)
  const before = useRef(value)
  useEffect(() => {
    setText((typed) => (piecesOf(typed) === value ? typed : shown))
  }, [value, shown])

  return (
    <Input
      id={id}
      size={isLarge ? "base" : "small"}
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      aria-label={label}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      className={clx("text-right tabular-nums", isLarge && "h-12 text-xl")}
      value={text}
      onFocus={({ target }) => {
        before.current = value
        target.select()
      }}
      onChange={({ target }) => {
        setText(target.value)
        const pieces = piecesOf(target.value)
        if (pieces !== undefined) onChange(pieces)
      }}
      onBlur={() => {
        if (piecesOf(text) === undefined) {
          onChange(before.current)
          setText(before.current === null ? "" : String(before.current))
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (!isScannedCode(text)) return onDone()
        onChange(before.current)
        setText(before.current === null ? "" : String(before.current))
        onCode(text.normalize("NFKC").trim())
      }}
    />
  )
}
