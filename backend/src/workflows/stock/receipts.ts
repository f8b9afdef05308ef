import {
  cancelReceipt,
  createReceipt,
  editReceipt,
  postReceipt,
} from "../../modules/stock/documents/receipts"
import { documentWorkflow } from "./document-workflow"

/** Begins a goods receipt (收货) as a draft. */
export const createReceiptWorkflow = documentWorkflow("create-receipt", createReceipt)
/** Replaces a draft. 409 when somebody changed it since. */
export const editReceiptWorkflow = documentWorkflow("edit-receipt", editReceipt)
/** Takes in what came and was not rejected. 400 `receipt_incomplete` names every field that is missing. */
export const postReceiptWorkflow = documentWorkflow("post-receipt", postReceipt)
export const cancelReceiptWorkflow = documentWorkflow("cancel-receipt", cancelReceipt)
