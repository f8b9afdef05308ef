import { model } from "@medusajs/framework/utils"

/** One refund of a charge; its number makes a repeat harmless. */
export const DemoWalletRefund = model
  .define("demo_wallet_refund", {
    id: model.id({ prefix: "dwr" }).primaryKey(),
    charge_id: model.text(),
    out_refund_no: model.text(),
    amount_fen: model.number(),
  })
  .indexes([{ on: ["out_refund_no"], unique: true }, { on: ["charge_id"] }])
