import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ExportAnswer } from "../../../../../contract"
import { cancelExportWorkflow } from "../../../../../workflows/export/cancel-export"
import { exportRow } from "../../export-row"
import { requireRowId } from "../../../row-id"

/** `POST /admin/exports/:id/cancel` → stops it; what is finished stays as it is. 404 for anybody but its asker. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ExportAnswer>) => {
  const { result } = await cancelExportWorkflow(req.scope).run({
    input: { id: requireRowId(req.params.id, "export"), asked_by: req.auth_context.actor_id },
  })
  res.json({ export: exportRow(result) })
}
