import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminSuppliersAnswer } from "../../../contract"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"
import type { AdminSuppliersQuery } from "./validators"

/** `GET /admin/suppliers?q&origin&limit&offset` → suppliers by name; `origin` may name a prefecture or province. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AdminSuppliersAnswer>) => {
  const { q, origin, limit, offset } = req.validatedQuery as AdminSuppliersQuery
  const origins = req.scope.resolve<OriginModuleService>(ORIGIN_MODULE)
  const below = origin?.replace(/0000$|00$/, "%")
  const [suppliers, total] = await origins.listAndCountSuppliers(
    {
      ...(q ? { name: { $ilike: `%${q.replaceAll(/[\\%_]/g, "\\$&")}%` } } : {}),
      ...(below ? { origin_code: { $like: below } } : {}),
    },
    { take: limit, skip: offset, order: { name: "ASC" } }
  )

  res.json({
    items: suppliers.map(({ id, name, kind, origin_code, uscc, is_sample }) => ({
      id,
      name,
      kind,
      origin_code,
      uscc,
      is_sample,
    })),
    total,
    limit,
    offset,
  })
}
