import type { Page } from "@playwright/test"

/**
 * Everything a page complains about behind a person's back: errors in the console, scripts that throw, requests that fail or
 * are refused, and any address that is not ours. Call what is returned for the list so far.
 */
export function watchForTrouble(page: Page, own: string[]): () => string[] {
  const troubles: string[] = []
  const hosts = new Set(own.map((address) => new URL(address).host))

  page.on("console", (message) => {
    // The browser's own line about a page that is meant to be missing; the answer's status is looked at below.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      troubles.push(`console: ${message.text()}`)
    }
  })
  page.on("pageerror", (error) => {
    // A choice overtaken by the next one: React Router gives its request up, and nobody waits for the answer.
    if (error.message !== "signal is aborted without reason") troubles.push(`script: ${error.message}`)
  })
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? ""
    // Leaving a page ends what it was still asking for.
    if (reason !== "net::ERR_ABORTED") troubles.push(`failed: ${request.url()} ${reason}`)
  })
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest()
    if (response.status() >= 400 && !isPage) troubles.push(`${response.status()}: ${response.url()}`)
  })
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith("http") && !hosts.has(host)) troubles.push(`foreign host: ${request.url()}`)
  })
  return () => [...troubles]
}

/** How many pixels the page is wider than the screen; 0 is right. */
export async function overflowOf(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
}
