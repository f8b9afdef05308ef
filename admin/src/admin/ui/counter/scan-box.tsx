import { Scan } from "@medusajs/icons"
import { Button, Input, clx } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useWords } from "../use-words"
import { beep, readySound } from "./beep"
import { CameraSheet, type CameraMode } from "./camera/camera-sheet"
import { scanned, withPieces, type Scanned } from "./scanned"

/** What became of a scan, in a line beneath the box. */
export type ScanResult = { is_found: boolean; text: string }

type ScanBoxProps = {
  label: string
  /** What else than a code may be typed, where it is not pieces; short enough for a phone. */
  hint?: string
  /** More of that, beneath the box until something was scanned. */
  tip?: string
  /** What came of the last scan since: said instead of its own answer. */
  since?: ScanResult | null
  /** What the camera does after a code: `counting` goes on. */
  camera?: CameraMode
  /** Takes the goods in; resolves to what is said of it. A rejection is said as a failure and the code stays in the box. */
  onScan: (scan: Scanned) => Promise<ScanResult> | ScanResult
  failureText: (error: Error) => string
}

/** Phones and tablets; a counter's PC has a scanner. */
const hasTouch = (): boolean => navigator.maxTouchPoints > 0

/**
 * Where the cursor lives: a scanner types the code and presses Enter, a hand may type `5*` before it, a phone reads it with its
 * camera. Scans are taken in one after another, however fast they come; none is lost while the last one is still looked up.
 */
export function ScanBox(props: ScanBoxProps) {
  const { label, hint, tip, since, camera = "once", onScan, failureText } = props
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const turn = useRef(Promise.resolve())
  const [answer, setSaid] = useState<ScanResult | null>(null)
  const said = since ?? answer
  const [isWatching, setIsWatching] = useState(false)

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
  const enter = (text: string) => {
    const scan = scanned(text)
    if (!scan || !field.current) return
    field.current.value = ""
    turn.current = turn.current.then(async () => take(scan, text))
  }

  return (
    <form
      role="search"
      className="flex flex-col gap-y-1"
      onSubmit={(event) => {
        event.preventDefault()
        enter(field.current?.value ?? "")
      }}
    >
      <div className="flex items-center gap-x-2">
        <div className="min-w-0 flex-1">
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
        </div>
        {hasTouch() && (
          <Button
            type="button"
            variant="secondary"
            className="h-10"
            aria-label={t("scan.camera.title")}
            onClick={() => {
              // A phone lets a page sound only from a press on.
              readySound()
              setSaid(null)
              setIsWatching(true)
            }}
          >
            <Scan />
            {t("scan.camera.short")}
          </Button>
        )}
      </div>
      <p
        role="status"
        aria-live="assertive"
        className={clx(
          "txt-small",
          (said || !tip) && "min-h-5",
          said?.is_found === false ? "text-ui-fg-error font-medium" : "text-ui-fg-subtle"
        )}
      >
        {said?.text}
      </p>
      {tip && !said && <p className="txt-small text-ui-fg-muted">{tip}</p>}
      {isWatching && (
        <CameraSheet
          mode={camera}
          said={said}
          onCode={(code) => {
            if (camera === "once") setIsWatching(false)
            enter(withPieces(field.current?.value ?? "", code))
          }}
          onClose={() => setIsWatching(false)}
        />
      )}
    </form>
  )
}
