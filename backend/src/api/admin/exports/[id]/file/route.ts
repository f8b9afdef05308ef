import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { REPORT_EXPORT_MODULE } from "../../../../../modules/report-export"
import type ReportExportModuleService from "../../../../../modules/report-export/service"
import { staffOf } from "../../../../access/staff"
import { isSameGrant } from "../../../../../modules/access/roles"
import { announceFile } from "../../../reports/send-file"
import { requireRowId } from "../../../row-id"
import { BilingualRefusal } from "../../../../../bilingual-refusal"

/**
 * `GET /admin/exports/:id/file` → the finished file. 404 while it is not finished, for anybody but its asker, and for an asker
 * who has lost a role that it was asked with.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const exports = req.scope.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
  const found = await exports.require(requireRowId(req.params.id, "export"), req.auth_context.actor_id)
  const { grants } = staffOf(req)
  const isHeld = found.grants.every((frozen) => grants.some((grant) => isSameGrant(grant, frozen)))
  if (found.status !== "done" || !found.file_name || !isHeld) {
    throw new BilingualRefusal(
      "no_export_file",
      {
        chinese: "这次导出没有文件：还在生成，或已取消、失败、过期。请到导出列表查看。",
        english: `The export ${found.id} has no file.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }
  announceFile(res, found.file_name, found.format)
  if (found.bytes !== null) res.setHeader("Content-Length", found.bytes)
  await pipeline(Readable.from(exports.read(found.id)), res)
}
