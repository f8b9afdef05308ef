import { env } from "../env.server"

/**
 * Where the browser finds a picture: what the backend serves under `/static/` comes through our own `/media/`, so that a
 * shopper's browser speaks to one host only. Pictures kept elsewhere stay where they are.
 */
export function mediaUrl(url: string | null): string | null {
  if (!url) return null

  const { backend_url } = env()
  const absolute = URL.canParse(url, backend_url) ? new URL(url, backend_url) : null
  if (!absolute) return null

  // Medusa's local file provider writes the address it was configured with, often localhost.
  const ours = absolute.host === backend_url.host || /^(localhost|127\.0\.0\.1)$/.test(absolute.hostname)
  if (ours && absolute.pathname.startsWith("/static/")) {
    return `/media/${absolute.pathname.slice("/static/".length)}`
  }
  return /^https?:$/.test(absolute.protocol) ? absolute.href : null
}

/** Fetches one picture of the backend; null when the path leaves `/static/`. Network failures throw. */
export async function fetchMedia(path: string, headers: Record<string, string>): Promise<Response | null> {
  const { backend_url, timeout_ms } = env()
  const url = new URL(`/static/${path}`, backend_url)
  if (!url.pathname.startsWith("/static/")) return null
  return fetch(url, { headers, signal: AbortSignal.timeout(timeout_ms) })
}
