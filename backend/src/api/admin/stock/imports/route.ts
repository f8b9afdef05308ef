import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockImportAnswer } from "../../../../contract"
import { readImport } from "../../../../reports/stock/import/read-import"
import { requirePoint } from "../../../access/staff"
import { languageOf } from "../../../reads-english"
import { dbOf } from "../asked-document"
import type { ImportBody } from "../validators"

/**
 * `POST /admin/stock/imports` `{ point, kind, format, content }` → the lines a form may take over, and what was wrong, cell by
 * cell. Stores nothing: the form's own command does, with all lines or with those a person chose.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockImportAnswer>) => {
  const { point, ...asked } = req.validatedBody as ImportBody
  await requirePoint(req, point)
  const { lines, faults } = await readImport(dbOf(req), asked)
  const language = languageOf(req)
  res.json({
    lines: lines.map(({ row, values, goods }) => ({
      row,
      inventory_item_id: goods.inventory_item_id,
      variant_id: goods.variant_id,
      sku: goods.sku,
      title: goods.title,
      values,
    })),
    errors: faults.map(({ cell, code, said }) => ({ cell, code, message: `${cell}：${said[language]}` })),
  })
}
