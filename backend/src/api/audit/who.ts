import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { nameOf } from "../../workflows/staff/require-staff"

export type Who = { person_id: string | null; person_name: string }

/** A name is asked for again after this long; a renamed person is written down by the old name for so many seconds. */
const NAME_KEPT_MS = 10_000
const MOST_NAMES = 1_000
const names = new Map<string, { name: string; until: number }>()

/** Who sends the request, by the name they have now. */
export async function whoOf(req: MedusaRequest, now: number): Promise<Who> {
  const { auth_context } = req as Partial<AuthenticatedMedusaRequest>
  if (!auth_context?.actor_id) return { person_id: null, person_name: "" }
  const id = auth_context.actor_id
  if (auth_context.actor_type !== "user") return { person_id: id, person_name: auth_context.actor_type }
  const known = names.get(id)
  if (known && known.until > now) return { person_id: id, person_name: known.name }
  // Before the guard, which lets nobody in whose try is not written down: it knows no staff yet.
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id }, { take: 1 })
  const name = user ? nameOf(user) : ""
  if (names.size >= MOST_NAMES) names.clear()
  names.set(id, { name, until: now + NAME_KEPT_MS })
  return { person_id: id, person_name: name }
}

/** Whose e-mail that is; nobody's name where it is nobody's. */
export async function whoByEmail(req: MedusaRequest, email: string): Promise<Who> {
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  return { person_id: user?.id ?? null, person_name: user ? nameOf(user) : "" }
}

/** From where: the caller's address as the trusted proxies tell it, and what the browser calls itself. */
export function whereOf(req: MedusaRequest): { address: string; agent: string; request_id: string } {
  return {
    address: callerAddress(req),
    agent: (req.get("user-agent") ?? "").slice(0, 160),
    request_id: String(req.requestId ?? "").slice(0, 80),
  }
}

/** `::ffff:10.0.0.1` is what a socket that speaks both calls 10.0.0.1. */
export const callerAddress = (req: MedusaRequest): string =>
  (req.ip ?? "").replace(/^::ffff:(?=[\d.]+$)/i, "")
