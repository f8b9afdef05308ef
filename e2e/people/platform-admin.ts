import type { AdminSuppliersAnswer, SalesPointsAnswer } from "@baixian/backend/contract"
import type { Locator } from "@playwright/test"
import type { County } from "./officer"
import { Staff } from "./staff"

/** A product put on sale for one journey. */
export type Offer = { product_id: string; variant_id: string; title: string; size: string }

type OfferInput = {
  title: string
  county: County
  price_fen: number
  /** What lies where; without it the product is in no point's assortment. */
  stock?: { point: string; quantity: number }
}

type Variant = {
  id: string
  prices: { id: string; currency_code: string }[]
  inventory_items: { inventory_item_id: string }[]
}

const SIZE = "1件/件"

/** The platform's administrator: products, prices, stock and orders in Medusa's own dashboard. */
export class PlatformAdmin extends Staff {
  private readonly offered: string[] = []

  /** A link by which the person with that e-mail sets a new password, as 人员与权限 shows it once. */
  async makesPasswordLink(email: string): Promise<string> {
    await this.opens(`/staff?${new URLSearchParams({ q: email })}`)
    const row = this.page.getByRole("row").filter({ hasText: email })
    await row.getByRole("button").click()
    await this.page.getByRole("menuitem", { name: "生成重设密码链接" }).click()
    await this.confirms("生成重设密码链接")
    const link = await this.page.getByLabel("一次性链接").inputValue()
    await this.page.getByRole("button", { name: "我已交给本人" }).click()
    return link
  }

  /** A new product on sale: created, given its origin, published, stocked. Taken away again after the journey. */
  async offers({ title, county, price_fen, stock }: OfferInput): Promise<Offer> {
    const offer = await this.drafts({ title, price_fen })
    await this.setsOrigin(offer.product_id, county)
    if (stock) await this.stocks(offer.product_id, stock)
    await this.sends(`/admin/products/${offer.product_id}`, { status: "published" })
    return offer
  }

  /** A product as a draft, without an origin. */
  async drafts({ title, price_fen }: Pick<OfferInput, "title" | "price_fen">): Promise<Offer> {
    const { shipping_profiles } = await this.asks<{ shipping_profiles: { id: string }[] }>(
      "/admin/shipping-profiles"
    )
    const { sales_channels } = await this.asks<{ sales_channels: { id: string; is_disabled: boolean }[] }>(
      "/admin/sales-channels"
    )
    const { product } = await this.sends<{ product: { id: string; variants: { id: string }[] } }>(
      "/admin/products",
      {
        title,
        // The journeys may run twice on one system.
        handle: `journey-${Date.now().toString(36)}`,
        status: "draft",
        shipping_profile_id: shipping_profiles[0]?.id,
        sales_channels: sales_channels.filter((channel) => !channel.is_disabled).map(({ id }) => ({ id })),
        options: [{ title: "规格", values: [SIZE] }],
        variants: [
          {
            title: SIZE,
            options: { 规格: SIZE },
            manage_inventory: true,
            prices: [{ currency_code: "cny", amount: price_fen / 100 }],
          },
        ],
      }
    )
    this.offered.push(product.id)
    const variant = product.variants[0]
    if (!variant) throw new Error(`${title} was created without a variant.`)
    return { product_id: product.id, variant_id: variant.id, title, size: SIZE }
  }

  async setsOrigin(product_id: string, county: County): Promise<void> {
    const { items } = await this.asks<AdminSuppliersAnswer>(`/admin/suppliers?origin=${county.code}`)
    const supplier = items[0]
    if (!supplier) throw new Error(`${county.name} has no supplier.`)
    await this.sends(`/admin/products/${product_id}/origin`, {
      origin_code: county.code,
      supplier_id: supplier.id,
    })
  }

  /** The product is organic by a certificate that ends with this day. */
  async certifies(product_id: string, county: County, last_day: string): Promise<void> {
    const { items } = await this.asks<AdminSuppliersAnswer>(`/admin/suppliers?origin=${county.code}`)
    await this.sends(`/admin/products/${product_id}/origin`, {
      origin_code: county.code,
      supplier_id: items[0]?.id,
      labels: [{ label: "organic", certificate_no: "CN-OFDC-2026-1", valid_until: last_day }],
    })
  }

  /** 产地档案 on the product's page: the certificate holds until this day. */
  async renewsTheCertificate(last_day: string): Promise<void> {
    await this.page.getByRole("button", { name: "编辑", exact: true }).first().click()
    const form = this.page.getByRole("dialog", { name: "编辑产地档案" })
    await form.getByLabel("有效期至（含当日）").fill(last_day)
    await form.getByRole("button", { name: "保存" }).click()
    await form.waitFor({ state: "detached" })
  }

  /** So many of it lie at this sales point now. */
  async stocks(product_id: string, { point, quantity }: { point: string; quantity: number }): Promise<void> {
    const item = (await this.variant(product_id)).inventory_items[0]?.inventory_item_id
    if (!item) throw new Error(`No stock can be kept of ${product_id}.`)
    await this.sends(`/admin/inventory-items/${item}/location-levels`, {
      location_id: await this.locationOf(point),
      stocked_quantity: quantity,
    })
  }

  /** Everything of the order leaves the stock of the sales point with this name, as when it is handed over there. */
  async handsOver(order_id: string, point: string): Promise<void> {
    const { order } = await this.asks<{ order: { items: { id: string; quantity: number }[] } }>(
      `/admin/orders/${order_id}?fields=id,*items`
    )
    await this.sends(`/admin/orders/${order_id}/fulfillments`, {
      items: order.items.map(({ id, quantity }) => ({ id, quantity })),
      location_id: await this.locationOf(point),
    })
  }

  async changesPrice({ product_id, variant_id }: Offer, price_fen: number): Promise<void> {
    const price = (await this.variant(product_id)).prices.find(({ currency_code }) => currency_code === "cny")
    await this.sends(`/admin/products/${product_id}/variants/${variant_id}`, {
      prices: [{ ...(price && { id: price.id }), currency_code: "cny", amount: price_fen / 100 }],
    })
  }

  /** The first hub or counter of a district that hands over orders. */
  async findsPickupPoint(district?: string): Promise<SalesPointsAnswer["items"][number]> {
    const { items } = await this.asksTheShop<SalesPointsAnswer>(
      "/store/sales-points?pickup=true&kind=counter&limit=100"
    )
    const point = items.find((each) => !district || each.district === district)
    if (!point) throw new Error(`No counter hands over orders${district ? ` in ${district}` : ""}.`)
    return point
  }

  /** What anybody may ask the shop's API. */
  async asksTheShop<Answer>(path: string): Promise<Answer> {
    const answer = await this.page.context().request.get(`${this.demo.backend}${path}`, {
      headers: { "x-publishable-api-key": this.demo.publishable_key },
    })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  /** Medusa's id of the order with this number. */
  async findsOrder(order_number: string): Promise<string> {
    const { orders } = await this.asks<{ orders: { id: string; custom_display_id: string | null }[] }>(
      `/admin/orders?q=${order_number}&fields=id,custom_display_id`
    )
    const order = orders.find((each) => each.custom_display_id === order_number)
    if (!order) throw new Error(`Order ${order_number} is not in Medusa.`)
    return order.id
  }

  /** How many orders were placed with this phone number. */
  async countsOrdersOf(phone: string): Promise<number> {
    const { orders } = await this.asks<{ orders: { shipping_address: { phone: string | null } | null }[] }>(
      "/admin/orders?order=-created_at&limit=50&fields=id,shipping_address.phone"
    )
    return orders.filter(({ shipping_address }) => shipping_address?.phone === phone).length
  }

  /** In the dashboard's order list, by the number the customer reads out. */
  async opensOrder(order_number: string): Promise<void> {
    await this.opens("/orders")
    await this.page.getByPlaceholder("搜索").fill(order_number)
    await this.page.waitForURL((url) => url.searchParams.get("q") === order_number)
    const orders = this.page.getByRole("table").getByRole("row").filter({ hasText: /#\d+/ })
    await orders.nth(1).waitFor({ state: "detached" })
    await orders.first().click()
    await this.page.waitForURL(/\/orders\/order_/)
  }

  /** In the order's menu of the dashboard. */
  async cancelsOrder(order_number: string): Promise<void> {
    await this.opensOrder(order_number)
    await this.menuBeside(/^#\d+$/).click()
    await this.page.getByRole("menuitem", { name: "取消" }).click()
    await this.confirms("继续")
    await this.messages.getByText("订单取消成功").waitFor()
  }

  async marksAsPaid(order_number: string): Promise<void> {
    await this.opensOrder(order_number)
    await this.page.getByRole("button", { name: "标记为已支付" }).click()
    await this.confirms("确认")
    await this.messages.getByText("已成功标记为已支付").waitFor()
  }

  /** Sets the product's status in its form and saves. */
  async triesToPublish(product_id: string): Promise<void> {
    await this.opens(`/products/${product_id}/edit`)
    const form = this.page.getByRole("dialog")
    await form.getByRole("combobox").first().click()
    await this.page.getByRole("option", { name: "已发布" }).click()
    await form.getByRole("button", { name: "保存" }).click()
  }

  /** 产地档案 on the product's page: place and supplier, found by typing. */
  async setsOriginInTheWidget(product_id: string, place: string): Promise<void> {
    await this.opens(`/products/${product_id}`)
    await this.page.getByRole("button", { name: "填写产地" }).click()
    const form = this.page.getByRole("dialog", { name: "填写产地" })
    await form.getByRole("button", { name: /^产地: / }).click()
    await form.getByRole("combobox", { name: /^产地: / }).fill(place)
    await form.getByRole("option").first().click()
    await form.getByRole("button", { name: /^供应商: / }).click()
    await form.getByRole("option").first().click()
    await form.getByRole("button", { name: "保存" }).click()
    await form.waitFor({ state: "detached" })
  }

  /** The ⋯ of a box of the dashboard, found by the box's heading; the button itself has no name. */
  private menuBeside(heading: string | RegExp): Locator {
    const box = this.page
      .getByRole("heading", { name: heading })
      .locator("xpath=ancestor::div[.//button[@aria-haspopup='menu']][1]")
    return box.locator("button[aria-haspopup='menu']")
  }

  /** What was put on sale for the journey is on sale no longer; its orders and its sales stay. */
  async takesAwayWhatWasOffered(): Promise<void> {
    for (const product_id of this.offered.splice(0)) {
      await this.sends(`/admin/products/${product_id}`, { status: "draft" })
    }
  }

  /** Medusa's stock location of a sales point, which has the point's name. */
  private async locationOf(point: string): Promise<string> {
    const { stock_locations } = await this.asks<{ stock_locations: { id: string; name: string }[] }>(
      `/admin/stock-locations?q=${encodeURIComponent(point)}&limit=50`
    )
    const location = stock_locations.find(({ name }) => name === point)
    if (!location) throw new Error(`${point} keeps no stock.`)
    return location.id
  }

  /** The one variant of a product of ours. */
  private async variant(product_id: string): Promise<Variant> {
    const { variants } = await this.asks<{ variants: Variant[] }>(
      `/admin/products/${product_id}/variants?fields=id,*prices,*inventory_items`
    )
    const variant = variants[0]
    if (!variant) throw new Error(`Product ${product_id} has no variant.`)
    return variant
  }
}
