// @vitest-environment jsdom
import type { QuoteLine } from "@baixian/backend/contract"
import { cleanup, render, screen, within } from "@testing-library/react"
import { createRoutesStub } from "react-router"
import { afterEach, expect, test } from "vitest"
import { LangProvider } from "../../words/words"
import Cart from "./page"

afterEach(cleanup)

const coffee: QuoteLine = {
  variant_id: "variant_a",
  quantity: 2,
  handle: "coffee",
  title: "孟连小粒咖啡",
  title_en: "Menglian coffee",
  variant_title: "454g/袋",
  thumbnail: null,
  origin: null,
  return_policy: "seven_day",
  exclusion_reason: null,
  unit_price_fen: 6800,
  amount_fen: 13600,
  available_quantity: 999,
  problem: null,
}
const walnuts: QuoteLine = {
  ...coffee,
  variant_id: "variant_b",
  handle: "walnuts",
  title: "漾濞核桃",
  title_en: null,
}

/** The cart with these lines, as the backend quoted them. */
async function show(lines: QuoteLine[]) {
  const goods_fen = lines.reduce((sum, line) => sum + line.amount_fen, 0)
  const quote = {
    lines,
    goods_fen,
    freight_fen: 0,
    total_fen: goods_fen,
    free_freight_from_fen: 9900,
    payment_methods: [],
    stripe_publishable_key: null,
  }
  const loaderData = { quote, pieces: lines.length, full: false, empty: false }
  const Stub = createRoutesStub([
    {
      path: "/cart",
      Component: () => (
        <LangProvider lang="zh-CN">
          <Cart {...({ loaderData, params: {}, matches: [] } as unknown as Parameters<typeof Cart>[0])} />
        </LangProvider>
      ),
      HydrateFallback: () => null,
    },
  ])
  render(<Stub initialEntries={["/cart"]} />)
  await screen.findByRole("heading", { level: 1 })
}
const row = (title: string) => {
  const [found] = screen.getAllByRole("listitem").filter((item) => within(item).queryByText(title))
  if (!found) throw new Error(`No line ${title}`)
  return within(found)
}

test("goods that only counters have can be ordered, and the cart says how", async () => {
  await show([coffee, { ...walnuts, problem: "pickup_only", available_quantity: 3 }])

  expect(row("漾濞核桃").getByText(/到点自提：选择有货的自提点/)).toBeTruthy()
  expect(row("漾濞核桃").getByRole("link", { name: "看哪里有货" }).getAttribute("href")).toBe(
    "/products/walnuts?variant=variant_b#nearby"
  )
  expect(screen.getByRole("link", { name: "去结算，选自提点 ¥272.00" }).getAttribute("href")).toBe(
    "/checkout"
  )
  expect(screen.queryByRole("alert")).toBeNull()
  expect(document.body.textContent).not.toMatch(/库存不够|快递免运费|无货，/)
})

test("goods that lie apart can be ordered by themselves", async () => {
  await show([coffee, { ...walnuts, problem: "not_together", available_quantity: 3 }])

  expect(row("漾濞核桃").getByRole("link", { name: "单独下单" }).getAttribute("href")).toBe(
    "/checkout?buy=variant_b%3A2&from=cart"
  )
  expect(screen.queryByRole("link", { name: /去结算/ })).toBeNull()
})

test("goods that are sold out everywhere say so, with a way on", async () => {
  await show([coffee, { ...walnuts, problem: "insufficient", available_quantity: 0 }])

  expect(row("漾濞核桃").getByRole("alert").textContent).toContain("库存不够")
  expect(row("漾濞核桃").getByRole("button", { name: "删除漾濞核桃" })).toBeTruthy()
  expect(screen.getByText(/请先处理带提示的商品/)).toBeTruthy()
})

test("goods that cannot be sent back are marked, the others are not", async () => {
  await show([coffee, { ...walnuts, return_policy: "excluded_by_law" }])
  expect(row("漾濞核桃").getByText("生鲜商品，不适用七天无理由退货")).toBeTruthy()
  expect(row("孟连小粒咖啡").queryByText(/七天无理由/)).toBeNull()
})
