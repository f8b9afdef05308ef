import { z } from "@medusajs/framework/zod"

/** How a report is answered: for the screen, or as a file. */
export const ReportFormat = z.enum(["json", "xlsx", "csv"]).default("json")
export type FileFormat = Exclude<z.infer<typeof ReportFormat>, "json">
