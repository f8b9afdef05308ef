import type { Locator, Page, Route } from "@playwright/test"
import { fenOf } from "./money"

export type Recipient = { name: string; phone: string }
export type Address = { province: string; city: string; area: string; detail: string }
export type PaymentName = "演示钱包" | "取货时付款"

/** Somebody with a phone who buys. Every step is a press or a word typed, as on the pages. */
export class Shopper {
  constructor(readonly page: Page) {}

  /** A page of the shop by its path, `/cart`. */
  async opens(path: string): Promise<void> {
    await this.page.goto(path)
  }

  /** A page as soon as it can be read, whatever it still waits for. */
  async opensWithoutWaiting(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: "commit" })
  }

  /** A slow network: no script comes until told to; `but` names those that come at once. */
  async waitsLongForScripts({ but }: { but?: RegExp } = {}): Promise<{ arrive: () => Promise<void> }> {
    const held: Route[] = []
    let open = false
    await this.page.route(/\.js(\?|$)/, async (route) => {
      if (open || but?.test(route.request().url())) await route.continue()
      else held.push(route)
    })
    return {
      arrive: async () => {
        open = true
        await Promise.all(held.map((route) => route.continue()))
      },
    }
  }

  /** The network of the phone is gone, and comes back. */
  async losesTheNetwork(): Promise<void> {
    await this.page.context().setOffline(true)
  }

  async findsTheNetworkAgain(): Promise<void> {
    await this.page.context().setOffline(false)
  }

  /** The shop does what it is asked next at `path`, and its answer is lost on the way back. */
  async losesTheNextAnswer(path: RegExp): Promise<void> {
    await this.page.route(
      path,
      async (route) => {
        await route.fetch()
        await route.abort("connectionreset")
      },
      { times: 1 }
    )
  }

  /**
   * A quick finger: presses what `selector` names on the next page in the very moment React takes hold of it, which one
   * tells by its listening to a kind of event that nobody else listens to.
   */
  async pressesAsThePageWakes(selector: string): Promise<void> {
    await this.page.addInitScript((pressed) => {
      const listen = document.addEventListener.bind(document)
      document.addEventListener = (...given: Parameters<typeof listen>) => {
        listen(...given)
        if (given[0] !== "auxclick") return
        document.addEventListener = listen
        queueMicrotask(() => document.querySelector<HTMLElement>(pressed)?.click())
      }
    }, selector)
  }

  /** 产地: province, prefecture, county, product, each by its name. */
  async browsesTo(place: { province: string; county: string }): Promise<void> {
    await this.opens("/")
    await this.presses("主导航", "产地")
    await this.heading(/^产地$/).waitFor()
    // Only a page that has arrived whole says which province is open.
    await this.page.waitForLoadState("domcontentloaded")
    const province = this.page
      .getByRole("group")
      .filter({ has: this.page.getByRole("heading", { name: place.province }) })
    // One province is open already; a press would close it. Not asked by what is visible: the page may only be coming.
    if (!(await province.evaluate((group) => (group as HTMLDetailsElement).open))) {
      await province.getByRole("heading", { name: place.province }).click()
    }
    await province.getByRole("link", { name: place.county }).click()
  }

  async searches(words: string): Promise<void> {
    const box = this.page.getByRole("searchbox", { name: "搜索" })
    await box.fill(words)
    await box.press("Enter")
    await this.page.waitForURL((url) => url.pathname === "/products" && url.searchParams.get("q") === words)
  }

  /** The products of a list or a place, by title. */
  product(title: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: title })
  }

  /** What a list shows. */
  get products(): Locator {
    return this.page.getByRole("main").getByRole("listitem").getByRole("heading", { level: 3 })
  }

  async opensProduct(title: string): Promise<void> {
    await this.product(title).first().click()
    await this.heading(title).waitFor()
  }

  /** Finds a product that has only just been put on sale: asks again until the shop has it. */
  async waitsForProduct(title: string): Promise<void> {
    for (const until = Date.now() + 20_000; Date.now() < until;) {
      await this.opens(`/products?q=${encodeURIComponent(title)}`)
      if (await this.product(title).first().isVisible()) return await this.opensProduct(title)
    }
    throw new Error(`The shop did not show ${title} within 20 seconds.`)
  }

  /** On a product's page. */
  async putsInCart({ size, quantity = 1 }: { size: string; quantity?: number }): Promise<void> {
    await this.choosesSize(size)
    await this.page.getByLabel("数量", { exact: true }).fill(String(quantity))
    const taken = this.page.waitForResponse((answer) => new URL(answer.url()).pathname === "/cart/lines")
    await this.page.getByRole("button", { name: "加入购物车" }).first().click()
    await taken
  }

  async buysNow({ size }: { size: string }): Promise<void> {
    await this.choosesSize(size)
    await this.page.getByRole("button", { name: "立即购买" }).click()
  }

  async goesToCheckout(): Promise<void> {
    await this.opens("/cart")
    await this.page.getByRole("link", { name: /^去结算/ }).click()
    await this.heading("确认订单").waitFor()
  }

  async choosesPickup({ district, point }: { district: string; point?: string }): Promise<void> {
    await this.page.getByText("到点自提", { exact: true }).click()
    await this.choosesDistrict(district)
    await this.refreshes()
    await (point ? this.points.and(this.page.getByLabel(point)) : this.points).first().check()
  }

  async choosesDistrict(district: string): Promise<void> {
    await this.page.getByLabel("所在区").selectOption({ label: district })
  }

  /** As much of an address as is given, from the province down. */
  async choosesDelivery({ province, city, area, detail }: Partial<Address>): Promise<void> {
    await this.page.getByText("快递到家", { exact: true }).click()
    if (province) await this.page.getByLabel("省（区、市）").selectOption({ label: province })
    if (city) await this.page.getByLabel("市（州）").selectOption({ label: city })
    if (area) await this.page.getByLabel("区（县）").selectOption({ label: area })
    if (detail) await this.page.getByLabel("详细地址").fill(detail)
  }

  async fillsIn({ name, phone }: Recipient): Promise<void> {
    await this.nameField.fill(name)
    await this.phoneField.fill(phone)
  }

  async choosesPayment(name: PaymentName): Promise<void> {
    await this.page.getByRole("radio", { name: new RegExp(`^${name}`) }).check()
  }

  async placesOrder(): Promise<void> {
    await this.placeButton.click()
  }

  /** The wallet's page: pays, and is brought back to the shop. */
  async paysInTheWallet(): Promise<void> {
    await this.walletPayButton.click()
    await this.page.waitForURL(/\/orders\/\d{16}/)
  }

  /** The wallet's page: too little money in it, and back to the shop without having paid. */
  async isRefusedByTheWallet(): Promise<void> {
    await this.page.getByRole("button", { name: /^付款失败/ }).click()
    await this.page.getByText("付款失败：余额不足").waitFor()
    await this.page.getByRole("link", { name: /^放着不付/ }).click()
    await this.page.waitForURL(/\/orders\/\d{16}/)
  }

  /** 去付款 on the order's page. */
  async paysAgain(): Promise<void> {
    await this.page.getByRole("button", { name: /^去付款/ }).click()
  }

  /** 取消订单 on the order's page, and 确定取消. */
  async cancelsTheOrder(): Promise<void> {
    await this.page.getByText("取消订单", { exact: true }).click()
    await this.page.getByRole("button", { name: "确定取消" }).click()
  }

  /** "订单号" as the order's page shows it. */
  async readsOrderNumber(): Promise<string> {
    return await this.fact("订单号").innerText()
  }

  /** The total that will be asked for, on the checkout page. */
  async readsTotalFen(): Promise<number> {
    return fenOf(await this.fact("应付").innerText())
  }

  /** 商品合计: what the goods cost, without freight. */
  async readsGoodsFen(): Promise<number> {
    return fenOf(await this.fact("商品合计").innerText())
  }

  async looksUp(order: { number: string; phone: string }): Promise<void> {
    await this.opens("/orders/find")
    await this.page.getByLabel("订单号").fill(order.number)
    await this.page.getByLabel("手机号").fill(order.phone)
    await this.page.getByRole("button", { name: "查询" }).click()
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { name })
  }

  /** The value beside a name in a list of facts (`订单号`, `状态`, `应付`). */
  fact(name: string): Locator {
    return this.page
      .getByRole("main")
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${name}$`) })
      .first()
      .locator("..")
      .getByRole("definition")
      .first()
  }

  /** Six digits, large enough to be read across a counter. */
  get pickupCode(): Locator {
    return this.page.getByLabel(/^取货码( \d){6}$/)
  }

  /** Where the order stands, on its page. */
  state(name: "待付款" | "待自提" | "待发货" | "已完成" | "已取消"): Locator {
    return this.heading(new RegExp(`^${name}$`))
  }

  /** Sentences that want attention. */
  get alerts(): Locator {
    return this.page.getByRole("alert")
  }

  get walletPayButton(): Locator {
    return this.page.getByRole("button", { name: /^付款\s*模拟付款成功/ })
  }

  get nameField(): Locator {
    return this.page.getByLabel(/人姓名$/)
  }

  get phoneField(): Locator {
    return this.page.getByLabel("手机号")
  }

  get placeButton(): Locator {
    return this.page.getByRole("button", { name: "提交订单" }).first()
  }

  get points(): Locator {
    return this.page.getByRole("group", { name: "自提点" }).getByRole("radio", { disabled: false })
  }

  private async choosesSize(size: string): Promise<void> {
    await this.page.getByRole("radio", { name: size }).check()
  }

  private async presses(bar: string, link: string): Promise<void> {
    await this.page
      .getByRole("navigation", { name: bar })
      .getByRole("link", { name: link, exact: true })
      .filter({ visible: true })
      .click()
  }

  /** Without script the shopper asks for what follows from a choice. */
  private async refreshes(): Promise<void> {
    const next = this.page.getByRole("button", { name: "更新选项" })
    if (await next.isVisible()) await next.click()
  }
}
