import {
  approveWriteOff,
  createWriteOff,
  editWriteOff,
  endWriteOff,
  submitWriteOff,
} from "../../modules/stock/documents/write-offs"
import { documentWorkflow } from "./document-workflow"

/** Begins a write-off (报损) as a draft. */
export const createWriteOffWorkflow = documentWorkflow("create-write-off", createWriteOff)
export const editWriteOffWorkflow = documentWorkflow("edit-write-off", editWriteOff)
/** Posts it, or hands it in for approval when it is above the author's limit. */
export const submitWriteOffWorkflow = documentWorkflow("submit-write-off", submitWriteOff)
/** Agrees to it, and the stock goes; refused to who wrote, changed or handed it in. */
export const approveWriteOffWorkflow = documentWorkflow("approve-write-off", approveWriteOff)
export const endWriteOffWorkflow = documentWorkflow("end-write-off", endWriteOff)
