import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StockPhoto } from "../../contract"
import type { Person } from "../../modules/stock/documents/frame"
import { forgetPhotos, keepPhoto } from "../../modules/stock/documents/photos"
import { documentWorkflow } from "./document-workflow"

type Sent = { id: string; point: string; content: string; person: Person }

/** Keeps a photo that was sent in base64. 400 `photo_unreadable`, 409 `photo_id_used`. */
export const keepStockPhotoWorkflow = documentWorkflow(
  "keep-stock-photo",
  async (db: Knex, { content, ...sent }: Sent): Promise<StockPhoto> =>
    await keepPhoto(db, { ...sent, content: Buffer.from(content, "base64") })
)

/** Drops photos of a week ago that no document names. Answers how many. */
export async function forgetStockPhotos(container: MedusaContainer): Promise<{ forgotten: number }> {
  return await forgetPhotos(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}
