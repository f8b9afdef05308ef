import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { appendSalesLines } from "../../../modules/ledger/append-sales-lines"
import type { NewSalesLine } from "../../../modules/ledger/sales-line"

export type ImportSalesLinesInput = { lines: NewSalesLine[] }

/** One transaction: all lines or none. No undo: history is added, a wrong line is taken back by another. */
export const appendSalesLinesStep = createStep(
  "append-sales-lines",
  async ({ lines }: ImportSalesLinesInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const added = await db.transaction(async (tx) => await appendSalesLines(tx, lines))
    return new StepResponse({ added })
  }
)
