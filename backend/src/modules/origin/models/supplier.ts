import { model } from "@medusajs/framework/utils"

/** Who supplies the goods. Its county and the goods' origin county are two facts (domain.md §3.3). */
export const Supplier = model
  .define("supplier", {
    id: model.id({ prefix: "sup" }).primaryKey(),
    name: model.text().searchable(),
    kind: model.enum(["cooperative", "family_farm", "leading_enterprise", "agent"]),
    origin_code: model.text(),
    /** 统一社会信用代码, 18 characters. */
    uscc: model.text().nullable(),
    is_sample: model.boolean().default(false),
  })
  .indexes([
    { on: ["origin_code"] },
    { on: ["uscc"], unique: true, where: "uscc IS NOT NULL AND deleted_at IS NULL" },
  ])
