import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDeskAnswer } from "../../../../contract"
import { stockSettings } from "../../../../modules/stock/documents/settings"
import { deskPlaces } from "../../../../reports/stock-desk"
import { pointsInScope, staffOf } from "../../../access/staff"
import { personOf } from "../../person"
import { dbOf } from "../asked-document"
import { mayApprove, mayKeep, writeOffAuthority } from "../who-may"

/** `GET /admin/stock/desk` → what the pages of stock documents begin with: whose stock the asker keeps, and what they may do. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDeskAnswer>) => {
  const db = dbOf(req)
  const settings = await stockSettings(db)
  const { grants } = staffOf(req)
  const isManager = writeOffAuthority(req) === "manager"
  res.json({
    desk: {
      person: await personOf(req),
      ...(await deskPlaces(db, await pointsInScope(req))),
      may: { keep: mayKeep(grants), approve: mayApprove(grants) },
      write_off_limit: {
        fen: isManager ? settings.write_off_manager_fen : settings.write_off_clerk_fen,
        pieces: isManager ? settings.write_off_manager_pieces : settings.write_off_clerk_pieces,
      },
    },
  })
}
