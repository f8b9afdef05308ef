import { model } from "@medusajs/framework/utils"

/** A notice the wallet owes its merchant, sent until it is answered with 200 or the attempts are used up. */
export const DemoWalletNotice = model
  .define("demo_wallet_notice", {
    id: model.id({ prefix: "dwn" }).primaryKey(),
    charge_id: model.text(),
    url: model.text(),
    body: model.text(),
    delivered_at: model.dateTime().nullable(),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime(),
    last_error: model.text().nullable(),
  })
  .indexes([
    { on: ["charge_id"] },
    { on: ["next_attempt_at"], where: "delivered_at IS NULL AND deleted_at IS NULL" },
  ])
