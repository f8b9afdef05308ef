import { data, href, redirect } from "react-router"
import { buyHref } from "../../ui/links"
import { readPreferences } from "../preferences.server"
import { wordsFor } from "../../words/words"
import type { Route } from "./+types/lines"
import { addLine, countPieces, parseQuantity, setLine } from "./cart"
import { cartCookie, readCart } from "./cart-cookie.server"

/** What a page's script gets; a form without script is sent on instead. */
export type CartChange = { ok: boolean; message: string; count: number }

/**
 * `POST /cart/lines`: `intent` add | buy | set | remove, `variant_id`, `quantity`, `return_to` (a path of ours).
 * Answers JSON to `Accept: application/json`, otherwise a redirect.
 */
export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? "")
  const variant_id = text("variant_id")
  const quantity = parseQuantity(text("quantity") || "1") ?? 1

  if (text("intent") === "buy") {
    return redirect(buyHref({ variant_id, quantity }), 303)
  }

  const cart = readCart(request)
  const changed = changeCart(cart, text("intent"), variant_id, text("intent") === "remove" ? 0 : quantity)
  const quiet = request.headers.get("accept")?.includes("application/json")
  const { shop, cart: words } = wordsFor(readPreferences(request).lang)

  const headers = { "Set-Cookie": cartCookie(request, changed ?? cart), "Cache-Control": "no-store" }
  if (quiet) {
    const count = countPieces(changed ?? cart)
    return data({ ok: changed !== null, message: changed ? shop.added : words.full, count }, { headers })
  }
  const next = changed ? ownPath(text("return_to")) : `${href("/cart")}?full=1`
  return redirect(text("intent") === "add" && changed ? sayAdded(next) : next, { status: 303, headers })
}

function changeCart(cart: ReturnType<typeof readCart>, intent: string, variant_id: string, quantity: number) {
  return intent === "add" ? addLine(cart, variant_id, quantity) : setLine(cart, variant_id, quantity)
}

/** The page one came from, with the word that it worked; `PageFrame` shows it. */
function sayAdded(path: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}added=1`
}

/** Only a path of this shop, escaped as headers want it: full addresses and `//elsewhere` lead to the cart. */
function ownPath(path: string): string {
  const here = "http://here"
  const url = path.startsWith("/") && URL.canParse(path, here) ? new URL(path, here) : null
  return url?.origin === here ? `${url.pathname}${url.search}` : href("/cart")
}
