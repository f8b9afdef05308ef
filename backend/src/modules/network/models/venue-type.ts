import { model } from "@medusajs/framework/utils"

/** One of the kinds of places goods are brought into (双线九进). Data, because the nine differ by source (domain.md §5.3). */
export const VenueType = model.define("venue_type", {
  id: model.id({ prefix: "vtyp" }).primaryKey(),
  code: model.text().unique(),
  label_zh: model.text(),
  label_en: model.text(),
  sort: model.number(),
  active_from: model.text(),
  active_until: model.text().nullable(),
})
