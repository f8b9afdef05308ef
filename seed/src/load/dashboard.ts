import { arrangeDashboardWorkflow } from "../../../backend/src/workflows/dashboard/arrange-dashboard"
import type { Seeding } from "./seeding"

/** Our pages above the shop's own entries in everybody's sidebar. */
export async function arrangeDashboard({ container }: Seeding): Promise<string> {
  const { result } = await arrangeDashboardWorkflow(container).run()
  return `${result} layouts`
}
