import { MedusaService } from "@medusajs/framework/utils"
import { CountingRule } from "./models/counting-rule"

export default class LedgerModuleService extends MedusaService({ CountingRule }) {}
