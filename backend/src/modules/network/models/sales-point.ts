import { model } from "@medusajs/framework/utils"

/**
 * A place or channel where the city sells (消费帮扶点). It is no Medusa sales channel and no stock location: hubs and
 * counters have a stock location, outlets file totals and have none, the online shop is the point `ONLINE`.
 */
export const SalesPoint = model
  .define("sales_point", {
    id: model.id({ prefix: "sp" }).primaryKey(),
    code: model.text().unique(),
    name: model.text().searchable(),
    kind: model.enum(["hub", "counter", "outlet", "fair", "online"]),
    /** Kind of host: `supermarket`, `hospital`, `wet_market`, … */
    type: model.text().nullable(),
    /** Hubs: `city` or `district`. */
    level: model.text().nullable(),
    /** Counters: `staffed`, `shelf` or `smart_vending` (domain.md §1.3.6). */
    form: model.text().nullable(),
    district_code: model.text().nullable(),
    subdistrict_code: model.text().nullable(),
    subdistrict: model.text().nullable(),
    hub_code: model.text().nullable(),
    community_type: model.text().nullable(),
    venue_type: model.text().nullable(),
    area_m2: model.number().nullable(),
    size_factor: model.float().nullable(),
    has_frozen: model.boolean().default(false),
    has_chilled: model.boolean().default(false),
    opening_hours: model.text().nullable(),
    /** Online orders can be collected here. */
    pickup: model.boolean().default(false),
    stock_location_id: model.text().nullable(),
    opened_on: model.text().nullable(),
    closed_on: model.text().nullable(),
    is_sample: model.boolean().default(false),
  })
  .indexes([
    { on: ["kind", "district_code"] },
    { on: ["hub_code"] },
    {
      on: ["stock_location_id"],
      unique: true,
      where: "stock_location_id IS NOT NULL AND deleted_at IS NULL",
    },
  ])
