import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { editionFile, requireEdition } from "../../../../../modules/ledger/editions"
import { editionFileName } from "../../../../../reports/editions/file"
import { announceFile } from "../../../reports/send-file"
import { requireRowId } from "../../../row-id"

/** `GET /admin/editions/:id/file` → the workbook as it was published, byte for byte, its sha256 in `X-Content-SHA256`. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const id = requireRowId(req.params.id, "edition")
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const edition = await requireEdition(db, id)
  const { file, file_hash } = await editionFile(db, id)
  announceFile(res, editionFileName(edition), "xlsx")
  res.setHeader("X-Content-SHA256", file_hash)
  res.end(file)
}
