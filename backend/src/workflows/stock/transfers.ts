import {
  dispatchTransfer,
  editTransfer,
  endTransfer,
  findLost,
  receiveTransfer,
  requestTransfer,
} from "../../modules/stock/documents/transfers"
import { documentWorkflow } from "./document-workflow"

/** Asks another place for goods (调拨申请). */
export const requestTransferWorkflow = documentWorkflow("request-transfer", requestTransfer)
export const editTransferWorkflow = documentWorkflow("edit-transfer", editTransfer)
/** The source sends (调出): its stock leaves and is in transit. 400 `insufficient_inventory` names the lines. */
export const dispatchTransferWorkflow = documentWorkflow("dispatch-transfer", dispatchTransfer)
/** The target takes in what came (调入); differences carry a reason. */
export const receiveTransferWorkflow = documentWorkflow("receive-transfer", receiveTransfer)
/** Takes in what had been given up as lost. */
export const findLostWorkflow = documentWorkflow("find-lost", findLost)
/** The target takes its request back, or the source refuses it. */
export const endTransferWorkflow = documentWorkflow("end-transfer", endTransfer)
