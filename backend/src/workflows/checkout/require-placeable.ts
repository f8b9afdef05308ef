import type { CheckoutRequest } from "../../contract"
import type { Freight } from "./freight"
import { takesPickups } from "./pickup-point"
import type { Quote } from "./quote"
import { Refusal } from "./refusal"

const sentenceOf = {
  unknown: "Is not known any more; take it out of the cart.",
  unpublished: "Is not on sale any more; take it out of the cart.",
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
