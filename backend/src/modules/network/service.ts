import { MedusaService } from "@medusajs/framework/utils"
import { District } from "./models/district"
import { SalesPoint } from "./models/sales-point"
import { VenueType } from "./models/venue-type"

export default class NetworkModuleService extends MedusaService({ District, SalesPoint, VenueType }) {}
