import { model } from "@medusajs/framework/utils"

/**
 * Dated membership of a county in a list: `supported` (the programme), `98` (the founding list), others as data. Reports
 * ask for the members on the period's last day, so that no count such as 98 is ever written into code (domain.md §2.2).
 * Days are `YYYY-MM-DD`, half-open; a null `valid_until` means still a member.
 */
export const OriginMembership = model
  .define("origin_membership", {
    id: model.id({ prefix: "omem" }).primaryKey(),
    origin_code: model.text(),
    list: model.text(),
    valid_from: model.text(),
    valid_until: model.text().nullable(),
    source: model.text().nullable(),
  })
  .indexes([{ on: ["origin_code", "list", "valid_from"], unique: true, where: "deleted_at IS NULL" }])
