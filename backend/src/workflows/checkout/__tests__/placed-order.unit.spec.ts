import type { OrderRecord } from "../order-record"
import { maskedName, maskedPhone, placedOrderOf, stateOf } from "../placed-order"

const record = (
  change: Partial<OrderRecord> = {},
  metadata: Partial<OrderRecord["metadata"]> = {}
): OrderRecord => ({
  id: "order_1",
  order_number: "0000000000000001",
  status: "pending",
  created_at: new Date("2026-08-31T16:00:00Z"),
  address: { name: "张小花", phone: "13812345678", address: "上海市 市辖区 黄浦区人民大道200号" },
  items: [
    {
      title: "孟连咖啡",
      variant_title: "500g/袋",
      thumbnail: null,
      handle: "coffee",
      variant_id: "variant_1",
      quantity: 3,
      unit_price_yuan: 19.9,
      metadata: null,
    },
  ],
  freight_yuan: 12,
  captured_yuan: 0,
  refunded_yuan: 0,
  payment_collection_id: "pay_col_1",
  sessions: [],
  fulfillments: [],
  ...change,
  metadata: {
    channel: "online_shop",
    idempotency_hash: "",
    request_hash: "",
    payment_method: "demo_wallet",
    delivery_kind: "delivery",
    sales_point_code: null,
    pickup_code: null,
    stock_location_id: "sloc_1",
    note: null,
    pay_before: "2026-08-31T16:30:00.000Z",
    ...metadata,
  },
})
const paid = { captured_yuan: 71.7 }
const pickup = { delivery_kind: "pickup", payment_method: "pay_at_pickup", pay_before: null } as const

describe("the order as its buyer sees it", () => {
  it.each([
    ["awaiting_payment", record()],
    ["awaiting_payment", record({ captured_yuan: 71.69 })],
    ["awaiting_dispatch", record(paid)],
    ["awaiting_dispatch", record({ ...paid, fulfillments: [{ shipped: false, delivered: false }] })],
    ["in_transit", record({ ...paid, fulfillments: [{ shipped: true, delivered: false }] })],
    [
      "in_transit",
      record({
        ...paid,
        fulfillments: [
          { shipped: true, delivered: true },
          { shipped: false, delivered: false },
        ],
      }),
    ],
    ["completed", record({ ...paid, fulfillments: [{ shipped: true, delivered: true }] })],
    ["completed", record({ ...paid, status: "completed" })],
    ["cancelled", record({ status: "canceled" })],
    ["cancelled", record({ ...paid, refunded_yuan: 71.7, status: "canceled" })],
    ["awaiting_pickup", record({}, pickup)],
    ["awaiting_pickup", record(paid, pickup)],
    ["awaiting_payment", record({}, { delivery_kind: "pickup" })],
    ["awaiting_pickup", record(paid, { delivery_kind: "pickup" })],
    ["completed", record({ fulfillments: [{ shipped: false, delivered: true }] }, pickup)],
  ] as const)("is %s", (state, order) => {
    expect(stateOf(order)).toBe(state)
  })

  it("sums goods and freight in whole fen and says until when it can be paid", () => {
    expect(placedOrderOf(record(), null)).toMatchObject({
      goods_fen: 5_970,
      freight_fen: 1_200,
      total_fen: 7_170,
      paid: false,
      pay_before: "2026-08-31T16:30:00.000Z",
    })
    expect(placedOrderOf(record(paid), null)).toMatchObject({ paid: true, pay_before: null })
    expect(placedOrderOf(record({ status: "canceled" }), null).pay_before).toBeNull()
  })

  it("masks name and phone whatever was written", () => {
    expect([maskedName("张小花"), maskedName(" 欧阳 "), maskedName("𠮷田"), maskedName("")]).toEqual([
      "张**",
      "欧**",
      "𠮷**",
      "**",
    ])
    expect([maskedPhone("13812345678"), maskedPhone("123")]).toEqual(["138****5678", "****"])
  })
})
