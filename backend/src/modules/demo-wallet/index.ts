import { Module } from "@medusajs/framework/utils"
import DemoWalletModuleService from "./service"

export const DEMO_WALLET_MODULE = "demo_wallet"

export default Module(DEMO_WALLET_MODULE, { service: DemoWalletModuleService })
