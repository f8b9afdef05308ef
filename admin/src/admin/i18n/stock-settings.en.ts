import type { Words } from "./words"
import type zhCN from "./stock-settings.zh-cn"

const en: Words<typeof zhCN> = {
  stock_settings: {
    crumb: "Stock rules",
    link: "Stock rules",
    title: "Stock rules",
    hint: "Stopped sale, recounts, approval of write-offs and replenishment follow these numbers, at every place of the city.",
    readers_hint: "Only a platform admin may change them. Ask one when a number has to change.",
    last_change: "Changed by {{name}}, {{at}}.",
    never_changed: "Nobody has changed them; these are the numbers the software came with.",
    trail: "Show changes",
    rules: {
      near_expiry: "Sale stops near expiry",
      recount: "Recounts",
      write_off: "Approval of write-offs",
      replenish: "Replenishment",
    },
    rule_hints: {
      near_expiry:
        "A lot near its end is taken off sale: no till, shop or pick-up can sell it; it can only be written off or moved. Lots follow a change within 10 minutes.",
      recount:
        "After a count, goods that differ by at least this many pieces are counted again before a manager approves. 1 means: whatever differs.",
      write_off:
        "What one person writes off alone at one place in a day is posted by them while all of it is within both limits; above either, another manager must agree. 0 means: always.",
      replenish:
        "Suggested = sold until delivery + to sell after it + safety stock − here and on its way, by the sales of the last 28 days.",
    },
    settings: {
      lot_stop_percent: "Stop before the end (of shelf life)",
      lot_stop_least_days: "But at least, before the end",
      recount_from_pieces: "Count again from a difference of",
      write_off_clerk_fen: "Clerk: worth up to",
      write_off_clerk_pieces: "Clerk: pieces up to",
      write_off_manager_fen: "Hub manager: worth up to",
      write_off_manager_pieces: "Hub manager: pieces up to",
      replenish_days: "After delivery, stock for",
      replenish_lead_days: "From request to delivery",
    },
    units: { percent: "%", days: "days", pieces: "pieces", yuan: "yuan" },
    example: {
      stop: "For example, goods that keep {{life}} days stop being sold {{days}} days before their end, and are listed as near expiry {{days}} days before that.",
      stop_at_end: "For example, goods that keep {{life}} days stop being sold on their last day.",
    },
    faults: {
      not_whole: "Enter a whole number such as {{example}}.",
      not_money: "Enter an amount with at most two decimals, such as 200 or 199.50.",
      out_of_range: "Enter a number from {{least}} to {{most}}.",
      below_clerk: "Not below the clerk's limit ({{clerk}}).",
    },
    changed: "{{changes}} changed, not saved yet",
    unchanged: "Nothing to save",
    undo: "Put the numbers back",
    saved: "Stock rules saved",
    saved_line: "{{setting}}: {{before}} → {{after}}",
    saved_comma: "; ",
    unknown:
      "The server did not answer, so it is not known whether this was saved. What you typed is still here; check the network and save again.",
  },
}

export default en
