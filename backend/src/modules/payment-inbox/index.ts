import { Module } from "@medusajs/framework/utils"
import PaymentInboxModuleService from "./service"

export const PAYMENT_INBOX_MODULE = "payment_inbox"

export default Module(PAYMENT_INBOX_MODULE, { service: PaymentInboxModuleService })
