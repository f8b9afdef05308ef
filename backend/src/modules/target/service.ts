import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import { CatalogueEdition } from "./models/catalogue-edition"
import { CatalogueEntry } from "./models/catalogue-entry"
import { TargetPlan } from "./models/target-plan"
import { appendTargetLines, monthlyTargets, type MonthlyTarget, type NewTargetLine } from "./target-lines"

export default class TargetModuleService extends MedusaService({
  CatalogueEdition,
  CatalogueEntry,
  TargetPlan,
}) {
  /** Adds lines to a plan; a line that is there already (plan, dimension, node, month) is left as it is. */
  @InjectManager()
  async appendTargetLines(
    lines: NewTargetLine[],
    @MedusaContext() context: Context<EntityManager> = {}
  ): Promise<void> {
    await appendTargetLines(context.manager!.getKnex(), lines)
  }

  /** The plan's amounts by node and month of one dimension. */
  @InjectManager()
  async listMonthlyTargets(
    plan_id: string,
    dimension: "origin" | "place",
    @MedusaContext() context: Context<EntityManager> = {}
  ): Promise<MonthlyTarget[]> {
    return await monthlyTargets(context.manager!.getKnex(), plan_id, dimension)
  }
}
