import type { CheckoutRequest } from "../../contract"
import type { Freight } from "./freight"
import { takesPickups } from "./pickup-point"
import type { Quote } from "./quote"
import { Refusal } from "./refusal"

const sentenceOf = {
  unknown: "Is not known any more; take it out of the cart.",
  unpublished: "Is not on sale any more; take it out of the cart.",
} as const

const elsewhereSentences = {
  pickup_only: "Cannot be sent; collect it at a point that has it.",
  not_together: "Does not lie where the rest of the order does; order it by itself.",
} as const

/** Refuses what cannot be placed as it is, naming the inputs at fault; answers the freight to charge. */
export function requirePlaceable(request: CheckoutRequest, { answer, point, freight }: Quote): Freight {
  const { delivery, payment_method, expected_total_fen } = request
  if (delivery.kind === "pickup" && !takesPickups(point)) {
    throw new Refusal("pickup_unavailable", "Orders cannot be collected at this point; choose another one.", {
      "delivery.sales_point_code": "Orders cannot be collected here.",
    })
  }
  if (!answer.payment_methods.includes(payment_method)) {
    throw new Refusal(
      "payment_method_unavailable",
      "This way of paying is not offered here; choose another one.",
      {
        payment_method: "Is not offered for this order.",
      }
    )
  }
  refuseLines(answer.lines)
  requireConsent(request.lines, answer.lines)
  if (!freight) {
    throw new Refusal(
      "delivery_unavailable",
      "This shop does not deliver at the moment; choose to collect.",
      {
        "delivery.kind": "Is not offered at the moment.",
      }
    )
  }
  if (answer.total_fen !== expected_total_fen) {
    throw new Refusal("price_changed", "Prices have changed since you saw them; look at the cart again.", {
      expected_total_fen: `The total is ${answer.total_fen} fen now.`,
    })
  }
  if (answer.total_fen <= 0) {
    throw new Refusal("nothing_to_pay", "These goods have no price at the moment; order them later.", {
      lines: "Have no price.",
    })
  }
  return freight
}

function refuseLines(lines: Quote["answer"]["lines"]): void {
  const gone: Record<string, string> = {}
  const short: Record<string, string> = {}
  lines.forEach(({ problem, available_quantity }, index) => {
    if (problem === "unknown" || problem === "unpublished")
      gone[`lines.${index}.variant_id`] = sentenceOf[problem]
    if (problem === "insufficient") short[`lines.${index}.quantity`] = `Only ${available_quantity} left here.`
    if (problem === "pickup_only" || problem === "not_together")
      short[`lines.${index}.quantity`] = elsewhereSentences[problem]
  })
  if (Object.keys(gone).length > 0) {
    throw new Refusal("not_on_sale", "Some goods are not on sale any more; take them out of the cart.", gone)
  }
  if (Object.keys(short).length > 0) {
    throw new Refusal(
      "insufficient_inventory",
      "Some goods are sold out or too few are left; take fewer or another point.",
      short
    )
  }
}

/** Without the buyer's yes the seller could not refuse the return, so the order is not taken without it (domain.md §9.2). */
function requireConsent(ordered: CheckoutRequest["lines"], quoted: Quote["answer"]["lines"]): void {
  const missing = ordered.flatMap(({ variant_id, no_return_accepted }, index) => {
    const line = quoted.find((candidate) => candidate.variant_id === variant_id)
    return line?.return_policy === "excluded_with_consent" && no_return_accepted !== true ? [index] : []
  })
  if (missing.length === 0) return
  throw new Refusal(
    "consent_required",
    "Some goods cannot be returned within seven days without a reason; say yes to that for each of them, or take them out.",
    Object.fromEntries(
      missing.map((index) => [
        `lines.${index}.no_return_accepted`,
        "Say yes to no seven-day return for these goods, or take them out.",
      ])
    )
  )
}
