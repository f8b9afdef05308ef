import { Module } from "@medusajs/framework/utils"
import TargetModuleService from "./service"

export const TARGET_MODULE = "target"

/** The first campaign: 百县百品, hundred counties, hundred products. */
export const HUNDRED_PRODUCTS = "hundred_products"

export default Module(TARGET_MODULE, { service: TargetModuleService })
