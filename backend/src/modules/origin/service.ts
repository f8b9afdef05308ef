import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { OriginMembership } from "./models/origin-membership"
import { OriginPairing } from "./models/origin-pairing"
import { OriginPlace } from "./models/origin-place"
import { ProductOrigin } from "./models/product-origin"
import { Recognition } from "./models/recognition"
import { Supplier } from "./models/supplier"

type ProductOriginRow = InferTypeOf<typeof ProductOrigin>
export type NewProductOrigin = Pick<
  ProductOriginRow,
  | "product_id"
  | "origin_code"
  | "supplier_id"
  | "processed_in_code"
  | "main_ingredient_code"
  | "components"
  | "valid_from"
  | "set_by"
>

type Succession = { closing: string[]; opening: NewProductOrigin[]; at: Date }

export default class OriginModuleService extends MedusaService({
  OriginPlace,
  OriginMembership,
  OriginPairing,
  Supplier,
  ProductOrigin,
  Recognition,
}) {
  /** Closes open rows at `at` and opens their successors, both or neither: no product is left without an origin. */
  @InjectManager()
  async succeedProductOrigins(
    succession: Succession,
    @MedusaContext() context: Context<EntityManager> = {}
  ): Promise<{ id: string }[]> {
    return await this.succeedProductOrigins_(succession, context)
  }

  @InjectTransactionManager()
  protected async succeedProductOrigins_(
    { closing, opening, at }: Succession,
    @MedusaContext() context: Context<EntityManager> = {}
  ): Promise<{ id: string }[]> {
    await this.updateProductOrigins(
      closing.map((id) => ({ id, valid_until: at })),
      context
    )
    // MikroORM writes new rows before changed ones; the index allows one open row, so the closing has to go first.
    await context.transactionManager!.flush()
    return await this.createProductOrigins(opening, context)
  }
}
