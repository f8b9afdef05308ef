import { ExclamationCircle } from "@medusajs/icons"
import { Button, clx, Drawer, Text } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useFocusBack } from "../../focus-back"
import { useWords } from "../../use-words"
import { CameraFailure, type CameraFault, watchCodes } from "./watch-codes"

/** `once` takes one code and closes; `counting` takes code after code until somebody closes it. */
export type CameraMode = "once" | "counting"

type CameraSheetProps = {
  mode: CameraMode
  /** What became of the last code; shown where the eyes are. */
  said: { is_found: boolean; text: string } | null
  onCode: (code: string) => void
  onClose: () => void
}

type Camera = { at: "starting" } | { at: "live" } | { at: "failed"; fault: CameraFault }

/** 扫码 with a phone: the live picture, and what was read from it. Closing it turns the camera off. */
export function CameraSheet({ mode, said, onCode, onClose }: CameraSheetProps) {
  const { t } = useWords()
  const focusBack = useFocusBack()
  const [camera, setCamera] = useState<Camera>({ at: "starting" })
  const [attempt, setAttempt] = useState(0)

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content {...focusBack}>
        <Drawer.Header>
          <Drawer.Title>{t("scan.camera.title")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t(`scan.camera.hints.${mode}`)}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex min-h-0 flex-col gap-y-3 overflow-y-auto">
          {camera.at === "failed" ? (
            <div role="alert" className="flex flex-col items-center gap-y-3 px-2 py-10 text-center">
              <ExclamationCircle className="text-ui-fg-error" />
              <Text size="small" weight="plus">
                {t(`scan.camera.faults.${camera.fault}`)}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("scan.camera.instead")}
              </Text>
              {camera.fault !== "insecure" && (
                <Button
                  variant="secondary"
                  onClick={() => {
                    setCamera({ at: "starting" })
                    setAttempt(attempt + 1)
                  }}
                >
                  {t("action.retry")}
                </Button>
              )}
            </div>
          ) : (
            <LivePicture key={attempt} isLive={camera.at === "live"} onCamera={setCamera} onCode={onCode} />
          )}
          <p
            role="status"
            aria-live="assertive"
            className={clx(
              "txt-medium-plus min-h-12 rounded-md px-3 py-2 empty:invisible",
              said?.is_found === false
                ? "bg-ui-tag-red-bg text-ui-tag-red-text"
                : "bg-ui-tag-green-bg text-ui-tag-green-text"
            )}
          >
            {said?.text}
          </p>
        </Drawer.Body>
        <Drawer.Footer>
          <Button className="h-10 w-full sm:h-8 sm:w-auto" variant="secondary" onClick={onClose}>
            {t(mode === "counting" ? "scan.camera.done" : "action.cancel")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

type LivePictureProps = {
  isLive: boolean
  onCamera: (camera: Camera) => void
  onCode: (code: string) => void
}

function LivePicture({ isLive, onCamera, onCode }: LivePictureProps) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef({ onCamera, onCode })
  tell.current = { onCamera, onCode }

  useEffect(() => {
    if (!video.current) return
    const closing = new AbortController()
    watchCodes(video.current, {
      signal: closing.signal,
      onLive: () => tell.current.onCamera({ at: "live" }),
      onCode: (code) => tell.current.onCode(code),
    }).catch((error: unknown) => {
      const fault = error instanceof CameraFailure ? error.fault : "busy"
      tell.current.onCamera({ at: "failed", fault })
    })

    return () => closing.abort()
  }, [])

  return (
    <div className="relative aspect-[3/4] max-h-[60vh] w-full overflow-hidden rounded-lg bg-black sm:aspect-video">
      <video ref={video} playsInline muted aria-hidden className="size-full object-cover" />
      {isLive ? (
        // Where to hold the bars. What is around is darker, and read all the same.
        <div
          aria-hidden
          className="absolute inset-x-8 top-1/2 h-28 -translate-y-1/2 rounded-lg border-2 border-white shadow-[0_0_0_999px_rgb(0_0_0/0.35)]"
        />
      ) : (
        <Text size="small" role="status" className="absolute inset-x-4 top-1/2 text-center text-white">
          {t("scan.camera.starting")}
        </Text>
      )}
    </div>
  )
}
