import type { ReactNode } from "react"
import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import { renderToPipeableStream } from "react-dom/server"
import { logLine } from "./log.server"

const RENDER_LIMIT_MS = 10_000

/**
 * The HTML of a page, all of it: no page here has parts that arrive late, so a stream would only bring its faults.
 * One of them is React 18's: where a character of several bytes does not fit into the rest of a chunk, the rest is sent
 * as zero bytes (facebook/react#24985). The character itself begins the next chunk, so nothing is missing without them,
 * and HTML knows no zero byte of its own. Rejects with the reason when the page cannot be drawn.
 */
export function wholePage(page: ReactNode, { nonce }: { nonce: string | null }): Promise<string> {
  return new Promise((resolve, reject) => {
    let isDrawn = false
    const { pipe, abort } = renderToPipeableStream(page, {
      ...(nonce && { nonce }),
      onShellReady: () => (isDrawn = true),
      onShellError: reject,
      onAllReady() {
        clearTimeout(limit)
        text(pipe(new PassThrough())).then((html) => resolve(html.replaceAll("\0", "")), reject)
      },
      onError(error: unknown) {
        // Before the shell the promise rejects and the framework reports; afterwards nobody else would.
        if (isDrawn) logLine("render failed", { reason: String(error) })
      },
    })
    const limit = setTimeout(abort, RENDER_LIMIT_MS)
    limit.unref()
  })
}
