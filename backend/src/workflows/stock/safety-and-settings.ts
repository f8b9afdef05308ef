import { setSafety } from "../../modules/stock/documents/safety"
import { changeSettings } from "../../modules/stock/documents/settings"
import { documentWorkflow } from "./document-workflow"

/** Says from how many pieces on goods are short at a place (安全库存). */
export const setSafetyWorkflow = documentWorkflow("set-safety-stock", setSafety)
/** Limits, stop days and thresholds of the stock documents. */
export const changeStockSettingsWorkflow = documentWorkflow("change-stock-settings", changeSettings)
