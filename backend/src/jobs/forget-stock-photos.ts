import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetStockPhotos } from "../workflows/stock/photos"

/** Once a night: photos of a week ago whose document was never saved. */
export default async function forgetStockPhotosInTime(container: MedusaContainer): Promise<void> {
  await forgetStockPhotos(container)
}

export const config = { name: "forget-stock-photos", schedule: "41 19 * * *" }
