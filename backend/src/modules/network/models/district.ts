import { model } from "@medusajs/framework/utils"

/** A district of the selling city. `code` is GB/T 2260. */
export const District = model.define("district", {
  id: model.id({ prefix: "dist" }).primaryKey(),
  code: model.text().unique(),
  name_zh: model.text().searchable(),
  name_en: model.text(),
})
