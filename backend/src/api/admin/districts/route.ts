import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminDistrictsAnswer } from "../../../contract"
import { NETWORK_MODULE } from "../../../modules/network"
import type NetworkModuleService from "../../../modules/network/service"

/** `GET /admin/districts` → the city's districts by code; for pickers. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminDistrictsAnswer>) => {
  const network = req.scope.resolve<NetworkModuleService>(NETWORK_MODULE)
  const districts = await network.listDistricts({}, { take: null, order: { code: "ASC" } })

  res.json({ items: districts.map(({ code, name_zh, name_en }) => ({ code, name: name_zh, name_en })) })
}
