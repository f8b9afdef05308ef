import { Module } from "@medusajs/framework/utils"
import NetworkModuleService from "./service"

export const NETWORK_MODULE = "network"

/** The sales point online orders are counted at. */
export const ONLINE_SALES_POINT = "ONLINE"

export default Module(NETWORK_MODULE, { service: NetworkModuleService })
