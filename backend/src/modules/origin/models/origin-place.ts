import { model } from "@medusajs/framework/utils"

/**
 * A province, prefecture or county goods come from. One table for the three levels, because a product may be known only
 * to its prefecture (domain.md §6 rule 4) and 克拉玛依 is supported as a whole city. `code` is GB/T 2260, kept as text.
 */
export const OriginPlace = model
  .define("origin_place", {
    id: model.id({ prefix: "oplc" }).primaryKey(),
    code: model.text().unique(),
    level: model.enum(["province", "prefecture", "county"]),
    parent_code: model.text().nullable(),
    name_zh: model.text().searchable(),
    name_en: model.text().searchable(),
    story_zh: model.text().nullable(),
    story_en: model.text().nullable(),
    flagship_zh: model.text().nullable(),
    flagship_en: model.text().nullable(),
  })
  .indexes([{ on: ["parent_code"] }])
