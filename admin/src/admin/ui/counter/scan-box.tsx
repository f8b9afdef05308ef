import { Input, clx } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useWords } from "../use-words"
import { beep } from "./beep"
import { scanned, type Scanned } from "./scanned"

/** What became of a scan, in a line beneath the box. */
export type ScanResult = { is_found: boolean; text: string }

type ScanBoxProps = {
  label: string
  /** What else than a code may be typed, where it is not pieces. */
  hint?: string
  /** Takes the goods in; resolves to what is said of it. A rejection is said as a failure and the code stays in the box. */
  onScan: (scan: Scanned) => Promise<ScanResult> | ScanResult
  failureText: (error: Error) => string
}

/**
 * Where the cursor lives: a scanner types the code and presses Enter, a hand may type `5*` before it. Scans are taken in one
 * after another, however fast they come; none is lost while the last one is still looked up.
 */
export function ScanBox({ label, hint, onScan, failureText }: ScanBoxProps) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const turn = useRef(Promise.resolve())
  const [said, setSaid] = useState<ScanResult | null>(null)

  useEffect(() => field.current?.focus(), [])

  const take = async (scan: Scanned, text: string) => {
    try {
      const result = await onScan(scan)
      beep(result.is_found ? "found" : "unknown")
      setSaid(result)
    } catch (error) {
      beep("unknown")
      setSaid({ is_found: false, text: failureText(error as Error) })
      if (field.current && field.current.value === "") field.current.value = text
    }
  }

  return (
    <form
      role="search"
      className="flex flex-col gap-y-1"
      onSubmit={(event) => {
        event.preventDefault()
        const text = field.current?.value ?? ""
        const scan = scanned(text)
        if (!scan || !field.current) return
        field.current.value = ""
        turn.current = turn.current.then(async () => take(scan, text))
      }}
    >
      <Input
        ref={field}
        type="search"
        autoComplete="off"
        enterKeyHint="done"
        className="font-mono text-lg"
        aria-label={label}
        placeholder={hint ?? t("scan.hint")}
        maxLength={64}
      />
      <p
        role="status"
        aria-live="assertive"
        className={clx(
          "txt-small min-h-5",
          said?.is_found === false ? "text-ui-fg-error font-medium" : "text-ui-fg-subtle"
        )}
      >
        {said?.text}
      </p>
    </form>
  )
}
