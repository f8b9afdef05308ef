import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportAnswer } from "../../../../contract"
import { REPORT_EXPORT_MODULE } from "../../../../modules/report-export"
import type ReportExportModuleService from "../../../../modules/report-export/service"
import { exportRow } from "../export-row"
import { requireRowId } from "../../row-id"

/** `GET /admin/exports/:id` → how far it is. 404 for anybody but its asker. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ExportAnswer>) => {
  const exports = req.scope.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
  res.json({
    export: exportRow(
      await exports.require(requireRowId(req.params.id, "export"), req.auth_context.actor_id)
    ),
  })
}
