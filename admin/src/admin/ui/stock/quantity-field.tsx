import { clx, Input } from "@medusajs/ui"
import { useEffect, useId, useRef, useState } from "react"
import { useWords } from "../use-words"
import { isScannedCode, piecesOf } from "./quantity"

type QuantityFieldProps = {
  id: string
  label: string
  value: number | null
  isInvalid?: boolean
  describedBy?: string
  isLarge?: boolean
  /** The inventory item these are pieces of, where Tab goes to after it was scanned. */
  of?: string
  onChange: (value: number | null) => void
  /** Enter: back to scanning. */
  onDone: () => void
  /** A scanner typed a code while the cursor stood here. */
  onCode: (code: string) => void
}

/** Pieces. Enter goes on; a code that was scanned into it is taken as a scan and the number stays as it was. */
export function QuantityField(props: QuantityFieldProps) {
  const { id, label, value, isInvalid, describedBy, isLarge = false, of, onChange, onDone, onCode } = props
  const shown = value === null ? "" : String(value)
  const { t } = useWords()
  const [text, setText] = useState(shown)
  // What was typed and is no number of pieces: said, not silently undone.
  const [refused, setRefused] = useState<string | null>(null)
  const refusedId = useId()
  const before = useRef(value)
  useEffect(() => {
    setText((typed) => (piecesOf(typed) === value ? typed : shown))
  }, [value, shown])

  const putBack = () => {
    onChange(before.current)
    setText(before.current === null ? "" : String(before.current))
  }
  const field = (
    <Input
      id={id}
      data-pieces-of={of}
      size={isLarge ? "base" : "small"}
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      aria-label={label}
      aria-invalid={isInvalid || refused !== null}
      aria-describedby={clx(describedBy, refused !== null && refusedId) || undefined}
      className={clx("text-right tabular-nums", isLarge ? "h-12 text-xl" : "h-10 sm:h-8")}
      value={text}
      onFocus={({ target }) => {
        before.current = value
        target.select()
      }}
      onChange={({ target }) => {
        setText(target.value)
        setRefused(null)
        const pieces = piecesOf(target.value)
        if (pieces !== undefined) onChange(pieces)
      }}
      onBlur={() => {
        if (piecesOf(text) !== undefined) return
        setRefused(text.trim())
        putBack()
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (!isScannedCode(text)) return onDone()
        putBack()
        onCode(text.normalize("NFKC").trim())
      }}
    />
  )

  return (
    <div className="flex w-full flex-col gap-y-1">
      {field}
      {refused !== null && (
        <p id={refusedId} role="alert" className="txt-compact-xsmall text-ui-fg-error">
          {t("stock_docs.not_pieces", { typed: refused })}
        </p>
      )}
    </div>
  )
}
