import { fetchMedia } from "../../medusa/media.server"
import type { Route } from "./+types/route"

const A_DAY = "public, max-age=86400, stale-while-revalidate=604800"

/** `GET /media/*`: a picture of the backend's `/static/*`, streamed, so that browsers speak to one host only. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const known = request.headers.get("if-none-match")
  const response = await fetchMedia(params["*"], known ? { "if-none-match": known } : {}).catch(
    () => "away" as const
  )
  if (response === "away")
    return new Response(null, { status: 502, headers: { "Cache-Control": "no-store" } })
  if (!response) return new Response(null, { status: 404 })
  if (response.status === 304) return new Response(null, { status: 304, headers: { "Cache-Control": A_DAY } })

  const type = response.headers.get("content-type") ?? ""
  if (!response.ok || !type.startsWith("image/")) {
    await response.body?.cancel()
    return new Response(null, { status: 404, headers: { "Cache-Control": "public, max-age=60" } })
  }

  const headers = new Headers({
    "Content-Type": type,
    "Cache-Control": A_DAY,
    "X-Content-Type-Options": "nosniff",
    // An uploaded SVG opened on its own must not run anything in our name.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  for (const name of ["etag", "last-modified", "content-length"]) {
    const value = response.headers.get(name)
    if (value) headers.set(name, value)
  }
  // fetch has undone any compression, so the length would be wrong.
  if (response.headers.has("content-encoding")) headers.delete("content-length")
  return new Response(response.body, { headers })
}
