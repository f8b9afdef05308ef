import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { LEDGER_MODULE } from "../../modules/ledger"
import type LedgerModuleService from "../../modules/ledger/service"
import { missing } from "../missing"

export type ImportCountingRulesInput = {
  rules: {
    version: string
    moment: "paid"
    text_zh: string
    text_en: string
    valid_from: string
    valid_until: string | null
  }[]
}

const addMissingCountingRulesStep = createStep(
  "add-missing-counting-rules",
  async ({ rules }: ImportCountingRulesInput, { container }) => {
    const service = container.resolve<LedgerModuleService>(LEDGER_MODULE)
    const present = await service.listCountingRules({}, { take: null })
    const created = await service.createCountingRules(missing(rules, present, (rule) => rule.version))
    return new StepResponse(
      created.length,
      created.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) return

    const service = container.resolve<LedgerModuleService>(LEDGER_MODULE)
    await service.deleteCountingRules(ids)
  }
)

/** Brings in counting rules by version. A version that is there already stays as it is: reports were printed with it. */
export const importCountingRulesWorkflow = createWorkflow(
  "import-counting-rules",
  (input: ImportCountingRulesInput) => new WorkflowResponse(addMissingCountingRulesStep(input))
)
