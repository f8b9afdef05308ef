import type { AppLoadContext } from "react-router"

declare module "react-router" {
  interface AppLoadContext {
    /** Who opened the connection: the shopper, or the reverse proxy in front of us. Only `server.mjs` can tell. */
    peer_address?: string | null
  }
}

/**
 * `X-Forwarded-For` for the backend, as every proxy writes it: what came with the request, then who brought it. The
 * backend decides whom to believe (TRUSTED_PROXIES). Null in development, where the peer is not known: what came may be
 * the shopper's own invention.
 */
export function forwardedFor(request: Request, { peer_address }: AppLoadContext): string | null {
  if (!peer_address) return null
  const came = request.headers.get("x-forwarded-for")
  return came ? `${came}, ${peer_address}` : peer_address
}
