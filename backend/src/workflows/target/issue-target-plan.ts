import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addIssuedPlanStep, type IssueTargetPlanInput } from "./steps/add-issued-plan"

/** Issues a plan with its lines. A version that is issued already is left as it is: issued versions are read-only. */
export const issueTargetPlanWorkflow = createWorkflow("issue-target-plan", (input: IssueTargetPlanInput) => {
  return new WorkflowResponse(addIssuedPlanStep(input))
})
