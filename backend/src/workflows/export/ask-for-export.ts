import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Grant } from "../../modules/access/roles"
import type { Person } from "../../modules/ledger/months"
import { REPORT_EXPORT_MODULE } from "../../modules/report-export"
import type ReportExportModuleService from "../../modules/report-export/service"
import type { ExportFormat } from "../../modules/report-export/service"
import { filterNames } from "../../reports/filter-names"
import { lastDayOf, ledgerQuery } from "../../reports/files/ledger-file"
import { ledgerFilter } from "../../reports/ledger-query"
import { placesAt } from "../../reports/places"
import { scopeOfGrants } from "../../reports/scope"
import { businessDay } from "../../values/business-day"
import { runExports } from "./run-exports"

export type AskForExportInput = {
  format: ExportFormat
  query: Record<string, string>
  person: Person
  /** The roles it is asked with: what the file may hold. */
  grants: Grant[]
}

const askForExportStep = createStep(
  "ask-for-export",
  async ({ format, query, person, grants }: AskForExportInput, { container }) => {
    const exports = container.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const scope = await scopeOfGrants(db, grants, businessDay(new Date()))
    const ledger = ledgerQuery(query)
    // Said now, where somebody reads it, and not when the file is made.
    await ledgerFilter(container, ledger, await placesAt(container, lastDayOf(ledger, new Date())), scope)
    const asked = await exports.ask({
      asked_by: person.id,
      asked_by_name: person.name,
      report: "sales-lines",
      query,
      names: await filterNames(container, ledger),
      grants,
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

/**
 * Writes down what somebody wants as a file and begins to make it. Asked again meanwhile, it is the same export. 404 for a
 * place that is not the asker's.
 */
export const askForExportWorkflow = createWorkflow("ask-for-export", (input: AskForExportInput) => {
  return new WorkflowResponse(askForExportStep(input))
})
