import { model } from "@medusajs/framework/utils"

/**
 * One page of the demo wallet's own book: what a merchant asked for and whether it was paid, in play money. The shop
 * never reads this table; it asks the wallet's service, as it would ask a real wallet.
 */
export const DemoWalletCharge = model
  .define("demo_wallet_charge", {
    id: model.id({ prefix: "dwc" }).primaryKey(),
    /** The merchant's own number, unique like a real wallet's out_trade_no: a repeat gives the same charge. */
    out_trade_no: model.text(),
    /** Whole fen, 1 and up. */
    amount_fen: model.number(),
    title: model.text(),
    /** Handed back with every notice, untouched. */
    attach: model.text(),
    return_url: model.text(),
    status: model.enum(["open", "failed", "paid", "closed"]).default("open"),
    refunded_fen: model.number().default(0),
    expires_at: model.dateTime(),
    paid_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["out_trade_no"], unique: true }])
