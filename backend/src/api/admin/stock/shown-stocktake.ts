import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { Stocktake, StockDocumentHead } from "../../../contract"
import { readStocktake } from "../../../modules/stock/documents/stocktakes"
import { dbOf, signature } from "./asked-document"
import { answersForPlaces } from "./who-may"

/** A count as the asker may see it: until a blind one is posted, only who may approve it sees the books. */
export async function shownStocktake(
  req: AuthenticatedMedusaRequest,
  { id, point_code }: Pick<StockDocumentHead, "id" | "point_code">
): Promise<Stocktake> {
  const { person } = await signature(req)
  const answersFor = await answersForPlaces(req)
  return await readStocktake(dbOf(req), id, { id: person.id, isApprover: answersFor(point_code) })
}
