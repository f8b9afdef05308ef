import { StockShort } from "../move-stock"
import { DocumentRefusal, type SaidFields } from "./refusal"

/** Runs the move; when a place has too few, the refusal names every line of those goods at `lines.N.<field>`. */
export async function namingShortLines(
  lines: readonly { inventory_item_id: string; title: string }[],
  field: string,
  move: () => Promise<void>
): Promise<void> {
  try {
    await move()
  } catch (error) {
    if (!(error instanceof StockShort)) throw error

    const available = new Map(error.short.map((short) => [short.inventory_item_id, short.available]))
    const fields: SaidFields = {}
    const named: string[] = []
    lines.forEach(({ inventory_item_id, title }, index) => {
      const free = available.get(inventory_item_id)
      if (free === undefined) return
      named.push(title)
      fields[`lines.${index}.${field}`] = {
        chinese: `“${title}”只有 ${free} 件可动用，其余已售出或已被订单占用。`,
        english: `Only ${free} of ${title} are free; the rest is sold or promised to orders.`,
      }
    })
    throw new DocumentRefusal(
      "insufficient_inventory",
      {
        chinese: `库存不够：${named.join("、")}。请减少数量，或先盘点核对。`,
        english: `Too few are free: ${named.join(", ")}. Take fewer, or count the shelf first.`,
      },
      fields
    )
  }
}
