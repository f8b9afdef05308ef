import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { TestEventUtils } from "@medusajs/test-utils"
import type { CheckoutAnswer, CheckoutRequest, ErrorAnswer, PlacedOrder } from "../src/contract"
import type { MadeProduct, Shop } from "./factory"

type Api = {
  post(path: string, body: unknown, options: object): Promise<{ status: number; data: unknown }>
  get(path: string, options: object): Promise<{ status: number; data: unknown }>
}
export type Answer<T> = { status: number; data: T & ErrorAnswer }

/** What a shopper does over HTTP. Answers status and body, refusals included. */
export function shopper(api: Api, shop: Shop) {
  const headers = (more: Record<string, string> = {}) => ({
    headers: { ...shop.store, ...more },
    validateStatus: () => true,
  })
  const post = async <T>(
    path: string,
    body: unknown,
    more: Record<string, string> = {}
  ): Promise<Answer<T>> => {
    const { status, data } = await api.post(path, body, headers(more))
    return { status, data: data as T & ErrorAnswer }
  }
  return {
    post,
    places: (request: unknown, key: string) =>
      post<CheckoutAnswer>("/store/checkout", request, { "Idempotency-Key": key }),
    /** The order as its page shows it, provider asked. */
    async looksAt({
      order,
      access_token,
    }: Pick<CheckoutAnswer, "order" | "access_token">): Promise<PlacedOrder> {
      const { data } = await api.get(
        `/store/placed-orders/${order.order_number}`,
        headers({ "x-order-token": access_token })
      )
      return (data as { order: PlacedOrder }).order
    },
    retries: ({ order, access_token }: CheckoutAnswer, payment_method: string) =>
      post<CheckoutAnswer>(
        `/store/placed-orders/${order.order_number}/payment`,
        { payment_method },
        { "x-order-token": access_token }
      ),
    cancels: ({ order, access_token }: CheckoutAnswer) =>
      post<{ order: PlacedOrder }>(
        `/store/placed-orders/${order.order_number}/cancel`,
        {},
        { "x-order-token": access_token }
      ),
  }
}

/** One piece or more, sent home: goods plus ¥12 freight (free from ¥99). */
export function deliveryOf(
  { variant_id, price_fen }: MadeProduct,
  payment_method: CheckoutRequest["payment_method"] = "demo_wallet",
  quantity = 1
): CheckoutRequest {
  const goods_fen = price_fen * quantity
  return {
    lines: [{ variant_id, quantity }],
    delivery: {
      kind: "delivery",
      name: "张小花",
      phone: "13812345678",
      address: {
        province_code: "310000",
        province: "上海市",
        city_code: "310100",
        city: "市辖区",
        district_code: "310101",
        district: "黄浦区",
        detail: "人民大道200号",
      },
    },
    payment_method,
    expected_total_fen: goods_fen >= 9_900 ? goods_fen : goods_fen + 1_200,
  }
}

/** Does something and waits until everybody who listens to the event is done. */
export async function heard<T>(
  container: MedusaContainer,
  event: string,
  deed: () => Promise<T>
): Promise<T> {
  const done = TestEventUtils.waitSubscribersExecution(event, container.resolve(Modules.EVENT_BUS))
  const result = await deed()
  await done
  return result
}
