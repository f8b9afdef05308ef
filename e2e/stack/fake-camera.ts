import { closeSync, mkdirSync, openSync, writeSync } from "node:fs"
import path from "node:path"
import bwip from "bwip-js/node"

const [WIDTH, HEIGHT, FRAMES_A_SECOND] = [640, 480, 10]
const [BLACK, WHITE, NO_COLOUR] = [16, 235, 128]
/** Pixels of the thinnest bar: as wide as a pack fills the picture at a hand's distance. */
const MODULE = 4

/** What the camera sees, one after another; null is a table with nothing on it. */
type View = { ean: string | null; seconds: number }

/**
 * Writes a film for Chromium's `--use-file-for-fake-video-capture` (Y4M, which needs no encoder) and answers the browser's
 * arguments. It begins anew when it ends, and when a camera is opened.
 */
export function fakeCamera(file: string, views: readonly View[]): string[] {
  mkdirSync(path.dirname(file), { recursive: true })
  const film = openSync(file, "w")
  writeSync(film, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)
  for (const { ean, seconds } of views) {
    const frame = frameOf(ean)
    for (let at = 0; at < seconds * FRAMES_A_SECOND; at += 1) {
      writeSync(film, "FRAME\n")
      writeSync(film, frame)
    }
  }
  closeSync(film)

  return [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

/** A bar code in the middle of a white table: brightness of every pixel, then no colour. */
function frameOf(ean: string | null): Buffer {
  const frame = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, NO_COLOUR)
  frame.fill(WHITE, 0, WIDTH * HEIGHT)
  if (ean === null) return frame

  const row = Buffer.alloc(WIDTH, WHITE)
  const bars = barsOf(ean)
  const length = bars.reduce((sum, bar) => sum + bar, 0) * MODULE
  let x = Math.floor((WIDTH - length) / 2)
  bars.forEach((bar, at) => {
    const end = x + bar * MODULE
    if (at % 2 === 0) row.fill(BLACK, x, end)
    x = end
  })
  for (let y = HEIGHT / 4; y < (HEIGHT * 3) / 4; y += 1) row.copy(frame, y * WIDTH)
  return frame
}

/** Widths of bar, gap, bar, …, in modules. */
function barsOf(ean: string): number[] {
  const [drawn] = bwip.raw({ bcid: "ean13", text: ean }) as { sbs: number[] }[]
  if (!drawn) throw new Error(`${ean} cannot be drawn.`)
  return drawn.sbs
}
