import { model } from "@medusajs/framework/utils"

/**
 * A version of what was promised for a year and measure (domain.md §13). Issued versions are read-only; a change is a new
 * version that supersedes. The amounts are rows of `target_line` (plain SQL: the model language has no bigint).
 */
export const TargetPlan = model
  .define("target_plan", {
    id: model.id({ prefix: "tplan" }).primaryKey(),
    campaign: model.text(),
    year: model.number(),
    measure: model.enum(["catalogue_sales", "sales"]),
    version: model.number(),
    status: model.enum(["draft", "review", "issued", "superseded"]),
    reason: model.text().nullable(),
    issued_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["campaign", "year", "measure", "version"], unique: true, where: "deleted_at IS NULL" },
    {
      on: ["campaign", "year", "measure"],
      unique: true,
      where: "status = 'issued' AND deleted_at IS NULL",
      name: "IDX_target_plan_one_issued",
    },
  ])
