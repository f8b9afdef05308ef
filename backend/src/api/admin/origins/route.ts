import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminOriginsAnswer } from "../../../contract"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"

type Node = AdminOriginsAnswer["items"][number]

/** `GET /admin/origins` → the whole tree of provinces, prefectures and counties, by code; for pickers. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminOriginsAnswer>) => {
  const origins = req.scope.resolve<OriginModuleService>(ORIGIN_MODULE)
  const places = await origins.listOriginPlaces({}, { take: null, order: { code: "ASC" } })
  const childrenOf = (parent: string | null): Node[] =>
    places
      .filter((place) => place.parent_code === parent)
      .map(({ code, level, name_zh, name_en }) => ({
        code,
        level,
        name: name_zh,
        name_en,
        // The picker needs no counts; the shop's tree has them.
        children: childrenOf(code) as Node["children"],
      }))

  res.json({ items: childrenOf(null) })
}
