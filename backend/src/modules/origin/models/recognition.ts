import { model } from "@medusajs/framework/utils"

/**
 * A dated recognition or quality mark of a product (domain.md §3.1, §7.2): the only source of the shop's labels. A sale
 * counts as recognised by the state on its business day.
 */
export const Recognition = model
  .define("recognition", {
    id: model.id({ prefix: "recog" }).primaryKey(),
    product_id: model.text(),
    origin_code: model.text(),
    scheme: model.text(),
    label: model.enum(["geographical_indication", "green_food", "organic", "recognised"]),
    certificate_no: model.text().nullable(),
    issuer: model.text().nullable(),
    valid_from: model.text(),
    valid_until: model.text().nullable(),
    is_sample: model.boolean().default(false),
  })
  .indexes([{ on: ["product_id", "label"] }])
