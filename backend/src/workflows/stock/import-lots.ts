import { importLots } from "../../modules/stock/documents/import-lots"
import { documentWorkflow } from "./document-workflow"

/** Names the lots of opening balances; a place that knows any lot is left alone. */
export const importLotsWorkflow = documentWorkflow("import-lots", importLots)
