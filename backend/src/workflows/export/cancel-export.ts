import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { REPORT_EXPORT_MODULE } from "../../modules/report-export"
import type ReportExportModuleService from "../../modules/report-export/service"

const cancelExportStep = createStep(
  "cancel-export",
  async ({ id, asked_by }: { id: string; asked_by: string }, { container }) => {
    const exports = container.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
    await exports.cancel(id, asked_by)
    return new StepResponse(await exports.require(id, asked_by))
  }
)

/** Stops an export, whoever works at it. 404 for anybody but its asker; a finished one stays finished. */
export const cancelExportWorkflow = createWorkflow(
  "cancel-export",
  (input: { id: string; asked_by: string }) => {
    return new WorkflowResponse(cancelExportStep(input))
  }
)
