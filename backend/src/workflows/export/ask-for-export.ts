import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Person } from "../../modules/ledger/months"
import { REPORT_EXPORT_MODULE } from "../../modules/report-export"
import type ReportExportModuleService from "../../modules/report-export/service"
import type { ExportFormat } from "../../modules/report-export/service"
import { filterNames } from "../../reports/filter-names"
import { ledgerQuery } from "../../reports/files/ledger-file"
import { runExports } from "./run-exports"

export type AskForExportInput = { format: ExportFormat; query: Record<string, string>; person: Person }

const askForExportStep = createStep(
  "ask-for-export",
  async ({ format, query, person }: AskForExportInput, { container }) => {
    const exports = container.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const asked = await exports.ask({
      asked_by: person.id,
      asked_by_name: person.name,
      report: "sales-lines",
      query,
      names: await filterNames(container, ledgerQuery(query)),
      format,
    })
    // At once, without anybody waiting for it; should this process end, the minute's job of another one takes over.
    setImmediate(() => {
      runExports(container).catch((error: unknown) => {
        logger.error(`Exports could not be made (trying again within a minute): ${String(error)}`)
      })
    })
    return new StepResponse(asked)
  }
)

/** Writes down what somebody wants as a file and begins to make it. Asked again meanwhile, it is the same export. */
export const askForExportWorkflow = createWorkflow("ask-for-export", (input: AskForExportInput) => {
  return new WorkflowResponse(askForExportStep(input))
})
