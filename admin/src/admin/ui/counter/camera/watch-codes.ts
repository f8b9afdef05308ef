import { createSightings, meantCode } from "./camera-codes"

/** Why a camera shows nothing: what to do differs, so each has its sentence. */
export type CameraFault = "insecure" | "refused" | "none" | "busy" | "reader"

export class CameraFailure extends Error {
  readonly fault: CameraFault

  constructor(fault: CameraFault, cause?: unknown) {
    super(`The camera cannot be used: ${fault}.`, { cause })
    this.name = "CameraFailure"
    this.fault = fault
  }
}

const FAULTS: Record<string, CameraFault> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
}
/** A pack that left the picture for this long may be counted again. */
const SAME_CODE_MS = 1_000
/** Between two looks, so that the phone stays cool and the picture smooth. */
const PAUSE_MS = 80
/** Wide enough for the bars of a small EAN at arm's length. */
const PICTURE = { width: { ideal: 1_280 }, height: { ideal: 720 } }

type Watching = { signal: AbortSignal; onLive: () => void; onCode: (code: string) => void }

/**
 * Shows the camera behind a phone in `video` and tells each code that comes into the picture, until `signal` aborts; then, and
 * whenever it fails, the camera is off. Rejects with a `CameraFailure`.
 */
export async function watchCodes(
  video: HTMLVideoElement,
  { signal, onLive, onCode }: Watching
): Promise<void> {
  // Together: who is asked for permission need not wait for the reader afterwards.
  const [camera, reader] = await Promise.allSettled([openCamera(), loadReader()])
  try {
    if (signal.aborted) return
    if (camera.status === "rejected") throw camera.reason
    if (reader.status === "rejected") throw reader.reason

    video.srcObject = camera.value
    await video.play()
    onLive()
    const sightings = createSightings(SAME_CODE_MS)
    const canvas = document.createElement("canvas")
    while (!signal.aborted) {
      if (camera.value.getVideoTracks().every(({ readyState }) => readyState === "ended"))
        throw new CameraFailure("busy")
      const frame = frameOf(video, canvas)
      const code = frame && meantCode(await reader.value(frame), frame)
      if (code && !signal.aborted && sightings.isNews(code, performance.now())) onCode(code)
      await pause(signal)
    }
  } catch (error) {
    // Closing while the picture starts breaks `play` off; that is no failure.
    if (!signal.aborted) throw error instanceof CameraFailure ? error : new CameraFailure("busy", error)
  } finally {
    if (camera.status === "fulfilled") for (const track of camera.value.getTracks()) track.stop()
    video.srcObject = null
  }
}

async function openCamera(): Promise<MediaStream> {
  // Browsers hide the cameras from pages that came over plain http.
  if (!window.isSecureContext) throw new CameraFailure("insecure")
  if (!("mediaDevices" in navigator)) throw new CameraFailure("none")
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, ...PICTURE },
    })
  } catch (error) {
    throw new CameraFailure((error instanceof Error && FAULTS[error.name]) || "busy", error)
  }
}

async function loadReader() {
  try {
    return await (await import("./code-reader")).openCodeReader()
  } catch (error) {
    throw new CameraFailure("reader", error)
  }
}

/** What the camera sees now; null while there is no picture yet. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return null
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext("2d", { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0)
  return context.getImageData(0, 0, width, height)
}

const pause = async (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS)
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true }
    )
  })
