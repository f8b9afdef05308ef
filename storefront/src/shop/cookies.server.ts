/** Reads one cookie; null when it is not there or not decodable. */
export function readCookie(request: Request, name: string): string | null {
  return readCookies(request).get(name) ?? null
}

/** All cookies of the request by name. */
export function readCookies(request: Request): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (request.headers.get("cookie") ?? "").split(/;\s*/)) {
    const at = pair.indexOf("=")
    if (at < 1) continue
    const value = decode(pair.slice(at + 1))
    if (value !== null) cookies.set(pair.slice(0, at), value)
  }
  return cookies
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    // Written by something else than us; as good as absent.
    return null
  }
}

type CookieOptions = { path?: string; max_age_seconds: number }

/** A `Set-Cookie` value scripts cannot read, sent only to us; `max_age_seconds` 0 deletes. */
export function cookie(request: Request, name: string, value: string, options: CookieOptions): string {
  const { path = "/", max_age_seconds } = options
  // Keeps what our own formats use readable and short; everything unsafe in a cookie is escaped.
  const safe = encodeURIComponent(value).replace(/%3A/g, ":")
  const secure = isSecure(request) ? "; Secure" : ""
  return `${name}=${safe}; Path=${path}; Max-Age=${max_age_seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The storefront itself speaks http; whether the shopper speaks https the reverse proxy tells. */
function isSecure(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")
  return forwarded ? forwarded.startsWith("https") : new URL(request.url).protocol === "https:"
}

/** The address shoppers see, `https://shop.example`, for what leaves the page: pictures in shared links. */
export const siteOf = (request: Request): string =>
  `${isSecure(request) ? "https" : "http"}://${request.headers.get("x-forwarded-host") ?? new URL(request.url).host}`

export const DAY_SECONDS = 24 * 60 * 60
