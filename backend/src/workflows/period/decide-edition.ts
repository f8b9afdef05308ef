import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { EditionContent } from "../../contract"
import { type Edition, publishEdition, requireEdition, returnEdition } from "../../modules/ledger/editions"
import type { Person } from "../../modules/ledger/months"
import { requireAnotherPerson } from "../access/require-another-person"
import { editionWorkbook } from "../../reports/editions/file"

export type DecideEditionInput = { id: string; person: Person; now: Date; return_reason: string | null }

/** Nothing undoes it: what was published is out in the world, and a later version corrects it. */
const decideEditionStep = createStep(
  "decide-edition",
  async ({ id, person, now, return_reason }: DecideEditionInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const at = new Date(now)
    const asked = await requireEdition(db, id)
    if (asked.status === "submitted") {
      requireAnotherPerson({ did: asked.submitted_by, decides: person.id })
    }
    const edition: Edition = return_reason
      ? await returnEdition(db, id, { person, at, decision: return_reason })
      : await publishEdition(db, id, {
          person,
          at,
          makeFile: async ({ content }) =>
            await editionWorkbook(content as EditionContent, { by: person.name, at }),
        })
    return new StepResponse(edition)
  }
)

/** Publishes an edition, or sends it back with a reason. 404 unknown, 409 decided already or handed in by the same person. */
export const decideEditionWorkflow = createWorkflow("decide-edition", (input: DecideEditionInput) => {
  return new WorkflowResponse(decideEditionStep(input))
})
