import { addEntries } from "../../modules/stock/documents/count-entries"
import {
  approveStocktake,
  editStocktake,
  endStocktake,
  startStocktake,
  submitStocktake,
} from "../../modules/stock/documents/stocktakes"
import { documentWorkflow } from "./document-workflow"

/** Begins a count (盘点). 409 `counted_elsewhere` while an item is in another open count of the place. */
export const startStocktakeWorkflow = documentWorkflow("start-stocktake", startStocktake)
/** Keeps what was counted; each entry once, however often it is sent. */
export const addEntriesWorkflow = documentWorkflow("add-count-entries", addEntries)
export const editStocktakeWorkflow = documentWorkflow("edit-stocktake", editStocktake)
/** Hands the count in, or asks for the second count first. */
export const submitStocktakeWorkflow = documentWorkflow("submit-stocktake", submitStocktake)
/** Posts the differences; refused to whoever took part. */
export const approveStocktakeWorkflow = documentWorkflow("approve-stocktake", approveStocktake)
/** Sends the count back, or gives it up. */
export const endStocktakeWorkflow = documentWorkflow("end-stocktake", endStocktake)
