import { MedusaService } from "@medusajs/framework/utils"
import { OriginMembership } from "./models/origin-membership"
import { OriginPairing } from "./models/origin-pairing"
import { OriginPlace } from "./models/origin-place"
import { ProductOrigin } from "./models/product-origin"
import { Recognition } from "./models/recognition"
import { Supplier } from "./models/supplier"

export default class OriginModuleService extends MedusaService({
  OriginPlace,
  OriginMembership,
  OriginPairing,
  Supplier,
  ProductOrigin,
  Recognition,
}) {}
