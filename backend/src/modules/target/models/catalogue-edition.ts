import { model } from "@medusajs/framework/utils"

/** One edition of a campaign's list of chosen products, such as 百县百品 2026 (domain.md §3.2). Days half-open. */
export const CatalogueEdition = model
  .define("catalogue_edition", {
    id: model.id({ prefix: "cated" }).primaryKey(),
    campaign: model.text(),
    year: model.number(),
    name_zh: model.text(),
    name_en: model.text(),
    status: model.enum(["draft", "published", "closed"]),
    valid_from: model.text(),
    valid_until: model.text().nullable(),
  })
  .indexes([{ on: ["campaign", "year"], unique: true, where: "deleted_at IS NULL" }])
