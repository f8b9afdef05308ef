import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDeskAnswer } from "../../../../contract"
import { stockSettings } from "../../../../modules/stock/documents/settings"
import { writeOffLimit, writtenOffAlone } from "../../../../modules/stock/documents/write-off-limits"
import { deskPlaces } from "../../../../reports/stock-desk"
import { pointsInScope, staffOf } from "../../../access/staff"
import { dbOf, signature } from "../asked-document"
import { mayApprove, mayKeep, writeOffAuthorities } from "../who-may"

/** `GET /admin/stock/desk` → what the pages of stock documents begin with: whose stock the asker keeps, and what they may do. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDeskAnswer>) => {
  const db = dbOf(req)
  const { grants } = staffOf(req)
  const { person, business_day: day } = await signature(req)
  const settings = await stockSettings(db)
  const authorityAt = await writeOffAuthorities(req)
  const alone = await writtenOffAlone(db, { person_id: person.id, day })
  const { places, categories } = await deskPlaces(db, await pointsInScope(req))
  res.json({
    desk: {
      person,
      places: places.map((place) => ({
        ...place,
        write_off: place.is_own
          ? {
              ...writeOffLimit(settings, authorityAt(place.code)),
              used: alone.get(place.code) ?? { pieces: 0, value_fen: 0 },
            }
          : null,
      })),
      categories,
      may: { keep: mayKeep(grants), approve: mayApprove(grants) },
    },
  })
}
