// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { createRoutesStub } from "react-router"
import { afterEach, expect, test } from "vitest"
import { LangProvider } from "../../words/words"
import { emptyForm } from "./form"
import Checkout from "./page"
import type { CheckoutView } from "./view.server"

afterEach(cleanup)

const quoted: CheckoutView = {
  form: { ...emptyForm("key-12345", "variant_a:2"), expected_total_fen: "13600", payment: "demo_wallet" },
  quote: {
    lines: [
      {
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
      },
    ],
    goods_fen: 13600,
    freight_fen: 0,
    total_fen: 13600,
    free_freight_from_fen: 9900,
    payment_methods: ["demo_wallet", "pay_at_pickup"],
    stripe_publishable_key: null,
  },
  districts: [{ code: "310101", name: "黄浦区", name_en: "Huangpu District" }],
  points: [],
  points_total: 0,
  provinces: [{ code: "310000", name: "上海市" }],
  cities: [],
  areas: [],
  errors: {},
  notice: null,
  detail: null,
}

/** The page with this view. The stub's own props are the framework's, wider than the page's. */
async function show(view: CheckoutView, lang: "zh-CN" | "en" = "zh-CN") {
  const Stub = createRoutesStub([
    {
      path: "/checkout",
      Component: () => (
        <LangProvider lang={lang}>
          <Checkout
            {...({ loaderData: { view }, params: {}, matches: [] } as unknown as Parameters<
              typeof Checkout
            >[0])}
          />
        </LangProvider>
      ),
      HydrateFallback: () => null,
      action: () => ({ view }),
    },
  ])
  render(<Stub initialEntries={["/checkout"]} />)
  await screen.findByRole("heading", { level: 1 })
}

test("every field has a name a screen reader can say", async () => {
  await show(quoted)
  for (const name of ["所在区", "省（区、市）", "市（州）", "区（县）", "详细地址", "提货人姓名", "手机号"]) {
    expect(screen.getByLabelText(name)).toBeTruthy()
  }
})

test("what is wrong stands beside the field and is read with it; what was typed is still there", async () => {
  const form = { ...quoted.form, name: "张三", phone: "123" }
  await show({ ...quoted, form, errors: { phone: true }, notice: "check_fields" })

  const phone = screen.getByLabelText<HTMLInputElement>("手机号")
  expect(phone.value).toBe("123")
  expect(phone.getAttribute("aria-invalid")).toBe("true")
  const described = phone.getAttribute("aria-describedby")?.split(" ") ?? []
  expect(described.map((id) => document.getElementById(id)?.textContent).join()).toContain(
    "请填写 11 位手机号"
  )
  expect(screen.getByLabelText<HTMLInputElement>("提货人姓名").value).toBe("张三")
  expect(screen.getByRole("alert").textContent).toContain("您填的内容都还在")
})

test("shows the total that will be paid and the ways to pay", async () => {
  await show(quoted)
  expect(screen.getAllByText("¥136.00").length).toBeGreaterThan(0)
  expect(screen.getByRole("radio", { name: /演示钱包/ })).toHaveProperty("checked", true)
  expect(screen.getByRole("radio", { name: /取货时付款/ })).toHaveProperty("checked", false)
})

test("carries key, lines and total in the form, so that it can be sent again as it is", async () => {
  await show(quoted)
  const form = document.querySelector("form")
  const sent = form ? Object.fromEntries(new FormData(form)) : {}
  expect(sent).toMatchObject({ key: "key-12345", lines: "variant_a:2", expected_total_fen: "13600" })
})

test("speaks English from the first heading to the button", async () => {
  await show(quoted, "en")
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Checkout")
  expect(screen.getByRole("button", { name: "Place order" })).toBeTruthy()
  expect(screen.getByText("Menglian coffee")).toBeTruthy()
  expect(screen.getByRole("option", { name: "Huangpu District" })).toHaveProperty("value", "310101")
})

test("a form sent before offers the orders and a new order", async () => {
  await show({ ...quoted, notice: "key_reused" })
  expect(screen.getByRole("link", { name: "我的" }).getAttribute("href")).toBe("/orders/mine")
  expect(screen.getByRole("button", { name: "作为新订单提交" })).toHaveProperty("value", "new-key")
})

test("goods that lose the return with consent ask for it, one by one, and never tick the box", async () => {
  const [line] = quoted.quote?.lines ?? []
  if (!line || !quoted.quote) throw new Error("Nothing quoted.")
  const flawed = {
    ...line,
    return_policy: "excluded_with_consent" as const,
    exclusion_reason: "flawed" as const,
  }
  const view = { ...quoted, quote: { ...quoted.quote, lines: [flawed] } }
  const form = { ...view.form, to_agree: "variant_a" }
  await show({ ...view, form })

  const box = screen.getByRole("checkbox", { name: /孟连小粒咖啡.*有瑕疵.*同意/ })
  expect(box).toHaveProperty("checked", false)
  expect(box.getAttribute("autocomplete")).toBe("off")
  expect(screen.getByRole("group", { name: "请确认：以下不适用七天无理由退货" })).toBeTruthy()
  cleanup()

  await show({ ...view, form: { ...form, agreed: "variant_a" }, errors: { phone: true } })
  expect(screen.getByRole("checkbox")).toHaveProperty("checked", true)
  cleanup()

  await show({ ...view, form, errors: { agreed: true }, notice: "check_fields" })
  expect(screen.getByRole("checkbox").getAttribute("aria-invalid")).toBe("true")
  expect(screen.getByText("请逐件勾选确认，或回购物车删除不同意的商品")).toBeTruthy()
})

test("goods that can only be collected offer that way at a press, and are not called sold out", async () => {
  await show({ ...quoted, form: { ...quoted.form, way: "delivery" }, notice: "pickup_only" })
  expect(screen.getByRole("alert").textContent).toContain("选择有货的自提点")
  fireEvent.click(screen.getByText("改为到点自提"))
  expect(screen.getByRole("radio", { name: /到点自提/ })).toHaveProperty("checked", true)
})
