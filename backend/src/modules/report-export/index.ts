import { Module } from "@medusajs/framework/utils"
import ReportExportModuleService from "./service"

export const REPORT_EXPORT_MODULE = "report_export"

export default Module(REPORT_EXPORT_MODULE, { service: ReportExportModuleService })
