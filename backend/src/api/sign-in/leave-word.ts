import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** Of the dashboard, which throws away every answer that ends in its sign-in page. */
const COOKIE = { path: "/app", maxAge: 10 * 60 * 1000, sameSite: "strict", httpOnly: false } as const

/**
 * Leaves the reason why a browser's session leads nowhere any more where the sign-in page of the dashboard can read it, once
 * (admin/src/admin/widgets/why-signed-out.tsx). Only its code: whoever stands before the screen proved nothing yet.
 */
export function leaveWord(req: MedusaRequest, res: MedusaResponse, code: string): void {
  res.cookie("baixian_signed_out", code, { ...COOKIE, secure: req.secure })
}
