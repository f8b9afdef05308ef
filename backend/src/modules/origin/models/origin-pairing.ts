import { model } from "@medusajs/framework/utils"

/**
 * Which Shanghai district works with which place, dated, because pairings change (domain.md §2.3). `origin_code` may name
 * a prefecture: the pairing then holds for its counties. `is_sample` pairings are to be confirmed by the office.
 */
export const OriginPairing = model
  .define("origin_pairing", {
    id: model.id({ prefix: "opair" }).primaryKey(),
    district_code: model.text(),
    district_zh: model.text(),
    origin_code: model.text(),
    kind: model.enum(["support", "aid", "collaboration", "cooperation"]),
    valid_from: model.text().nullable(),
    valid_until: model.text().nullable(),
    source: model.text().nullable(),
    is_sample: model.boolean().default(false),
  })
  .indexes([{ on: ["origin_code"] }, { on: ["district_code"] }])
