import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportAnswer, ExportsAnswer } from "../../../contract"
import { REPORT_EXPORT_MODULE } from "../../../modules/report-export"
import type ReportExportModuleService from "../../../modules/report-export/service"
import { askForExportWorkflow } from "../../../workflows/export/ask-for-export"
import { staffOf } from "../../access/staff"
import { personOf } from "../person"
import { exportRow } from "./export-row"
import type { ExportBody, ExportsQuery } from "./validators"

/** `GET /admin/exports?limit&offset` → what the asker had made in the background, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ExportsAnswer>) => {
  const { limit, offset } = req.validatedQuery as ExportsQuery
  const exports = req.scope.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
  const { items, total } = await exports.list({ asked_by: req.auth_context.actor_id, limit, offset })
  res.json({ items: items.map(exportRow), total, limit, offset })
}

/** `POST /admin/exports` `{ format, query }` → 202 with the export that now waits. 400 names the parameter at fault, 404 a place that is not the asker's. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ExportAnswer>) => {
  const { format, query } = req.validatedBody as ExportBody
  const { result } = await askForExportWorkflow(req.scope).run({
    input: { format, query, person: personOf(req), grants: staffOf(req).grants },
  })
  res.status(202).json({ export: exportRow(result) })
}
