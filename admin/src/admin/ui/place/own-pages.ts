import type { MeAnswer } from "@baixian/backend/contract"

type Own = Pick<MeAnswer, "menu" | "grants">

/** Everybody's: the way in, and who they are. */
const EVERYBODYS = ["/start", "/settings/profile"]

const isBelow = (path: string, page: string): boolean => path === page || path.startsWith(`${page}/`)

/** Who keeps the platform; the dashboard's settings and its search are theirs alone. Pure. */
export const isAdmin = ({ grants }: Pick<MeAnswer, "grants">): boolean =>
  grants.some(({ role }) => role === "platform_admin")

/** Whether a page, by its path in the dashboard, is in the person's menu or below one that is. Pure. */
export function mayOpen(path: string, me: Own): boolean {
  const plain = path.replace(/\/+$/, "")
  if (plain === "" || EVERYBODYS.some((page) => isBelow(plain, page))) return true
  if (isBelow(plain, "/settings")) return isAdmin(me)
  if (me.menu.some((page) => isBelow(plain, page))) return true

  return isAdmin(me) && BESIDE_PRODUCTS.some((page) => me.menu.includes("/products") && isBelow(plain, page))
}

/** Lists that the dashboard keeps under its entry for products. */
const BESIDE_PRODUCTS = ["/collections", "/categories", "/product-options"]
