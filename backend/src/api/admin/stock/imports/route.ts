import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockImportAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { foundAt } from "../../../../reports/stock/find-goods"
import { readImport } from "../../../../reports/stock/import/read-import"
import { sheetToFill } from "../../../../reports/stock/import/sheet-to-fill"
import { requirePoint } from "../../../access/staff"
import { languageOf } from "../../../reads-english"
import { sendFile, takenBy } from "../../reports/send-file"
import { dbOf } from "../asked-document"
import type { ImportBody, ImportSheetQuery } from "../validators"

/** `GET /admin/stock/imports?point&kind` → the sheet to fill in, an .xlsx: its headings are those that `POST` reads. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { point, kind } = req.validatedQuery as ImportSheetQuery
  await requirePoint(req, point)
  const db = dbOf(req)
  const { location_id } = await requirePlace(db, point)
  const taken = takenBy(req, new Date())
  await sendFile(res, await sheetToFill(db, { kind, location_id }), { format: "xlsx", taken })
}

/**
 * `POST /admin/stock/imports` `{ point, kind, format, content }` → the lines a form may take over, and what was wrong, cell by
 * cell. Stores nothing: the form's own command does, with all lines or with those a person chose.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockImportAnswer>) => {
  const { point, ...asked } = req.validatedBody as ImportBody
  await requirePoint(req, point)
  const db = dbOf(req)
  const { location_id } = await requirePlace(db, point)
  const { lines, faults } = await readImport(db, asked)
  const found = await foundAt(
    db,
    lines.map(({ goods }) => goods),
    location_id
  )
  const language = languageOf(req)
  res.json({
    lines: lines.map(({ row, values }, at) => ({ ...found[at]!, row, values })),
    errors: faults.map(({ cell, code, said }) => ({ cell, code, message: `${cell}：${said[language]}` })),
  })
}
