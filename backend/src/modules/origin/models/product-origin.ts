import { model } from "@medusajs/framework/utils"

/**
 * Where a product comes from, from one instant to another. Changing the origin closes the open row and adds one, so that
 * a sale is always counted for the county that held when it was made, however late it is projected. The partial unique
 * index makes "exactly one origin now" a fact of the database. See docs/decisions/001.
 */
export const ProductOrigin = model
  .define("product_origin", {
    id: model.id({ prefix: "porg" }).primaryKey(),
    product_id: model.text(),
    /** Grown in: a county, or a prefecture where nothing finer is known. The one that counts. */
    origin_code: model.text(),
    supplier_id: model.text(),
    processed_in_code: model.text().nullable(),
    main_ingredient_code: model.text().nullable(),
    /** Gift boxes: `[{ origin_code, share_bp }]`, shares in basis points of the price, sum 10 000. */
    components: model.json().nullable(),
    valid_from: model.dateTime(),
    valid_until: model.dateTime().nullable(),
    set_by: model.text().nullable(),
  })
  .indexes([
    {
      on: ["product_id"],
      unique: true,
      where: "valid_until IS NULL AND deleted_at IS NULL",
      name: "IDX_product_origin_now",
    },
    { on: ["product_id", "valid_from"] },
    { on: ["origin_code"] },
  ])
