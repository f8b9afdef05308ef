import { model } from "@medusajs/framework/utils"

/**
 * The six digits a shopper shows at the counter (取货码), unique among a point's open orders. A row of its own because
 * the index is what makes two orders at one counter never share a code; released, the digits may be given out again.
 */
export const PickupCode = model
  .define("pickup_code", {
    id: model.id({ prefix: "pcode" }).primaryKey(),
    sales_point_code: model.text(),
    code: model.text(),
    order_number: model.text(),
    released_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["sales_point_code", "code"], unique: true, where: "released_at IS NULL AND deleted_at IS NULL" },
    { on: ["order_number"], unique: true },
  ])
