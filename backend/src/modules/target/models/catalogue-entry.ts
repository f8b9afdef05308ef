import { model } from "@medusajs/framework/utils"

/** A product in an edition. Only `listed` entries count, and only on days they were valid. */
export const CatalogueEntry = model
  .define("catalogue_entry", {
    id: model.id({ prefix: "cate" }).primaryKey(),
    edition_id: model.text(),
    product_id: model.text(),
    origin_code: model.text(),
    class: model.text(),
    status: model.enum(["nominated", "endorsed", "shortlisted", "public_notice", "listed", "removed"]),
    valid_from: model.text(),
    valid_until: model.text().nullable(),
  })
  .indexes([
    { on: ["edition_id", "product_id"], unique: true, where: "deleted_at IS NULL" },
    { on: ["product_id"] },
  ])
