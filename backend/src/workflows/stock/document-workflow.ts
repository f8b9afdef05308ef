import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  type ReturnWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"

/**
 * A command on a stock document as a workflow. It is one SQL transaction (document, stock, lots and journal together), so
 * there is nothing to undo: what fails leaves nothing behind. See docs/decisions/034.
 */
export function documentWorkflow<Input extends object, Result extends object>(
  name: string,
  run: (db: Knex, input: Input) => Promise<Result>
): ReturnWorkflow<Input, Result, []> {
  const step = createStep<{ asked: Input }, Result, undefined>(name, async ({ asked }, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    return new StepResponse<Result>(await run(db, asked))
  })
  return createWorkflow(name, (input: WorkflowData<Input>) => {
    return new WorkflowResponse<Result, []>(step({ asked: input as Input }))
  })
}
