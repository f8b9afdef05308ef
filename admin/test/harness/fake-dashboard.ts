import type { Fake } from "./fake-answers"

/** The least the dashboard's own frame and Medusa's product page ask for. */
export function dashboardAnswer(method: string, { pathname }: URL): Fake {
  if (pathname === "/admin/users/me")
    return ok({ user: { id: "user_1", email: "officer@example.com", first_name: "王", last_name: "科长" } })
  if (pathname === "/admin/stores") return ok({ stores: [store], count: 1 })
  if (pathname.startsWith("/admin/products/prod_1")) return ok({ product })
  if (pathname.startsWith("/admin/layouts"))
    return ok({ personal_configuration: null, default_configuration: null, active_scope: "personal" })
  if (pathname === "/admin/notifications") return ok({ notifications: [], count: 0 })
  if (pathname === "/admin/feature-flags") return ok({ feature_flags: {} })
  if (pathname === "/auth/session" && method === "DELETE") return ok({ success: true })

  return ok({})
}

const ok = (body: unknown): Fake => ({ status: 200, body })

const store = {
  id: "store_1",
  name: "百县集",
  supported_currencies: [{ currency_code: "cny", is_default: true }],
  metadata: null,
}

const product = {
  id: "prod_1",
  title: "孟连小粒咖啡豆",
  subtitle: null,
  description: "中度烘焙，500g/袋",
  handle: "menglian-coffee",
  status: "draft",
  discountable: true,
  images: [],
  options: [],
  variants: [],
  tags: [],
  categories: [],
  collection: null,
  type: null,
  sales_channels: [],
  shipping_profile: null,
  metadata: {},
  thumbnail: null,
  created_at: "2026-11-01T00:00:00Z",
  updated_at: "2026-11-01T00:00:00Z",
}
