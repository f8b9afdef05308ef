import { BilingualRefusal } from "../../bilingual-refusal"
import { MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

const MOST_PIECES = 1_000_000_000

type Line = { id?: unknown; quantity?: unknown }

/**
 * Why the lines that a step on an order names cannot be right; null when nothing is wrong. Medusa takes a line named twice for
 * two lines and moves the stock of one, and takes part of a piece or fewer than none for a quantity.
 */
export function faultOfOrderLines(body: unknown): BilingualRefusal | null {
  const { items } = (body ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) return null
  const lines = items.filter((each): each is Line => typeof each === "object" && each !== null)
  const ids = lines.flatMap(({ id }) => (typeof id === "string" ? [id] : []))
  if (new Set(ids).size < ids.length) return lineTwice()
  const isWhole = ({ quantity }: Line): boolean =>
    quantity === undefined || (Number.isInteger(quantity) && inRange(Number(quantity)))
  return lines.every(isWhole) ? null : notWhole()
}

const inRange = (quantity: number): boolean => quantity >= 1 && quantity <= MOST_PIECES

const reservedAtSql = `
  SELECT DISTINCT r.location_id, place.name FROM reservation_item r JOIN stock_location place ON place.id = r.location_id
  WHERE r.line_item_id = ANY (:ids) AND r.deleted_at IS NULL ORDER BY place.name`

/**
 * The place a fulfilment leaves from: where the goods of its lines are reserved. Medusa takes any, and would book pieces at one
 * place and give them back at another. Answers null when nothing of it is reserved; throws 400 `fulfil_elsewhere` when another
 * place was asked for, or none and they are reserved at several.
 */
export async function placeOfFulfilment(db: Knex, body: unknown): Promise<string | null> {
  const { items, location_id } = (body ?? {}) as { items?: unknown; location_id?: unknown }
  const ids = (Array.isArray(items) ? (items as Line[]) : []).flatMap((line) =>
    typeof line?.id === "string" ? [line.id] : []
  )
  const { rows } = await db.raw<{ rows: { location_id: string; name: string }[] }>(reservedAtSql, { ids })
  const [first] = rows
  if (!first) return null
  if (rows.some((row) => row.location_id === location_id)) return location_id as string
  if ((location_id === undefined || location_id === null) && rows.length === 1) return first.location_id
  throw elsewhere(rows.map(({ name }) => name))
}

/** Medusa answers 500 for a way to send that there is none of. Throws 400 `no_shipping_option`. */
export async function requireShippingOption(db: Knex, body: unknown): Promise<void> {
  const { shipping_option_id: id } = (body ?? {}) as { shipping_option_id?: unknown }
  if (typeof id !== "string") return
  const { rows } = await db.raw<{ rows: unknown[] }>(
    "SELECT 1 FROM shipping_option WHERE id = ? AND deleted_at IS NULL",
    [id]
  )
  if (rows.length === 0) throw noShippingOption()
}

const noShippingOption = (): BilingualRefusal =>
  new BilingualRefusal(
    "no_shipping_option",
    {
      chinese: "没有这种配送方式，请重新选择。",
      english: "There is no such way to send it; choose another.",
    },
    MedusaError.Types.INVALID_DATA
  )

const elsewhere = (names: readonly string[]): BilingualRefusal =>
  new BilingualRefusal("fulfil_elsewhere", {
    chinese: `这些货品是在${names.map((name) => `“${name}”`).join("、")}为这张订单预留的，只能从那里发货；请改选发货点位。`,
    english: `The goods of this order are kept for it at ${names.map((name) => `"${name}"`).join(", ")}; choose that place to fulfil from.`,
  })

const lineTwice = (): BilingualRefusal =>
  new BilingualRefusal(
    "order_line_twice",
    {
      chinese: "同一行商品写了两次，请合并成一行再提交。",
      english: "One line is named twice; put its pieces together and send it again.",
    },
    MedusaError.Types.INVALID_DATA
  )

const notWhole = (): BilingualRefusal =>
  new BilingualRefusal(
    "order_line_pieces",
    {
      chinese: "数量应为不小于 1 的整数，请改正后再提交。",
      english: "Quantities are whole pieces, one at least; correct them and send it again.",
    },
    MedusaError.Types.INVALID_DATA
  )
