import { z } from "@medusajs/framework/zod"
import { said } from "../../../values/said"

const MAX_LINES = 50
const MAX_QUANTITY = 999

const Id = z
  .string()
  .min(1, said("没有填写。", "Is missing."))
  .max(64, said("太长了，请缩短。", "Is too long."))
const Text = (max: number, problem: string) =>
  z.string().trim().min(1, problem).max(max, said("太长了，请缩短。", "Is too long."))

const Line = z.strictObject({
  variant_id: Id,
  quantity: z
    .int(said("件数应为整数。", "Whole pieces only."))
    .min(1, said("至少 1 件。", "At least one piece."))
    .max(MAX_QUANTITY, said(`最多 ${MAX_QUANTITY} 件。`, `At most ${MAX_QUANTITY} pieces.`)),
})
const OrderedLine = Line.extend({
  no_return_accepted: z.boolean(said("应为 true 或 false。", "Expected true or false.")).optional(),
})
const linesOf = <Shape extends z.ZodType>(line: Shape) =>
  z
    .array(line)
    .min(1, said("购物车是空的。", "Nothing is in the cart."))
    .max(MAX_LINES, said(`一单最多 ${MAX_LINES} 种。`, `At most ${MAX_LINES} lines an order.`))

/** Mainland mobile numbers; spaces, hyphens and +86 are how people write them. */
export const Phone = z
  .string()
  .max(32, said("太长了，请缩短。", "Is too long."))
  .transform((text) => text.replace(/[\s-]/g, "").replace(/^(\+|00)?86(?=1\d{10}$)/, ""))
  .pipe(
    z
      .string()
      .regex(
        /^1[3-9]\d{9}$/,
        said(
          "请填 11 位手机号，例如 13812345678。",
          "Expected a mobile number of eleven digits, such as 13812345678."
        )
      )
  )

const Name = Text(40, said("请填写收货人姓名。", "The name of who receives it is missing."))
const PlaceCode = z.string().regex(/^\d{6}$/, said("应为 6 位区划代码。", "Expected a six-digit place code."))
const PlaceName = Text(60, said("没有填写。", "Is missing."))

const Address = z.strictObject({
  province_code: PlaceCode,
  province: PlaceName,
  city_code: PlaceCode,
  city: PlaceName,
  district_code: PlaceCode,
  district: PlaceName,
  detail: Text(120, said("请填写街道、门牌号。", "Street, number and door are missing.")),
})

const Delivery = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pickup"), sales_point_code: Id, name: Name, phone: Phone }),
  z.strictObject({ kind: z.literal("delivery"), name: Name, phone: Phone, address: Address }),
])
export const PaymentMethodName = z.enum(["demo_wallet", "pay_at_pickup", "stripe"])

export const StoreQuote = z.strictObject({
  lines: linesOf(Line),
  delivery: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("pickup"), sales_point_code: Id.optional() }),
      z.strictObject({ kind: z.literal("delivery") }),
    ])
    .optional(),
})
export type StoreQuote = z.infer<typeof StoreQuote>

export const StoreCheckout = z.strictObject({
  lines: linesOf(OrderedLine),
  delivery: Delivery,
  payment_method: PaymentMethodName,
  expected_total_fen: z.int(said("金额应为整数（分）。", "Expected whole fen.")).min(0),
  note: z.string().trim().max(200, said("最多 200 个字。", "At most 200 characters.")).optional(),
})
export type StoreCheckout = z.infer<typeof StoreCheckout>

export const IdempotencyKey = z
  .string(
    said(
      "请附上自己生成的键，重复提交时只下一单。",
      "Send a key of your own, so that sending twice orders once."
    )
  )
  .regex(
    /^[A-Za-z0-9_-]{8,64}$/,
    said(
      "应为 8 至 64 位字母、数字、连字符或下划线。",
      "Expected 8 to 64 letters, digits, hyphens or underscores."
    )
  )
