import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { yuanOfFen } from "../../../values/fen"
import { peopleWho, type Person } from "./frame"
import { findItems } from "./items"
import { refuseFields, type SaidFields } from "./refusal"
import { stockSettings } from "./settings"
import { lockWriteOffsOf, writeOffLimit, type WriteOffAuthority, writtenOffAlone } from "./write-off-limits"
import { asksForApproval, type WriteOffAmount, type WriteOffLimit, writeOffTotal } from "./write-off-rules"

type LossLine = { line: number; lost: number }
type Losses = {
  id: string
  /** Of the place that receives. */
  point_code: string
  business_day: string
  person: Person
  authority: WriteOffAuthority
  asked: readonly LossLine[]
  /** The goods of a line of the document. */
  itemOf: (line: number) => string
}
type LossEvent = { line: number; kind: "lost" | "short"; quantity: number; person_id: string }

const eventsSql = `
  SELECT line::float8 AS line, kind, quantity::float8 AS quantity, person_id FROM stock_transfer_event
  WHERE document_id = :id AND kind IN ('lost', 'short')`

/**
 * Refuses (`lost_above_limit`) losses that make more than the person may write off alone, at today's shop prices, with what they
 * gave up of this transfer before and with all that they wrote off and gave up alone at the place that day. Above that two people agree: what somebody else recorded as short a manager
 * gives up. Who sent the goods is no such manager, and has a clerk's limit.
 */
export async function requireMayLose(
  tx: Knex,
  { id, point_code, business_day, person, authority, asked, itemOf }: Losses
): Promise<void> {
  if (asked.every(({ lost }) => lost === 0)) return
  const senders = await peopleWho(tx, { id, commands: ["dispatch-transfer"] })
  const isManager = authority === "manager" && !senders.includes(person.id)
  const { rows: events } = await tx.raw<{ rows: LossEvent[] }>(eventsSql, { id })
  if (isManager && isShortByOthers(asked, events, person)) return

  const before = events.flatMap(({ kind, person_id, line, quantity }) =>
    kind === "lost" && person_id === person.id ? [{ line, lost: quantity }] : []
  )
  const lost = await worth(tx, [...before, ...asked], itemOf)
  const limit = writeOffLimit(await stockSettings(tx), isManager ? "manager" : "clerk")
  await lockWriteOffsOf(tx, person.id)
  const alone = await writtenOffAlone(tx, { person_id: person.id, day: business_day, except: id })
  const earlier = alone.get(point_code) ?? writeOffTotal([])
  if (!asksForApproval(lost, { limit, before: earlier })) return
  const all = { pieces: lost.pieces + earlier.pieces, value_fen: lost.value_fen + earlier.value_fen }
  const fields: SaidFields = {}
  asked.forEach((line, index) => {
    if (line.lost > 0) fields[`lines.${index}.lost`] = aboveLimit(all, limit)
  })
  refuseFields("lost_above_limit", fields)
}

/** Did somebody else record every one of these pieces as missing? Pure. */
const isShortByOthers = (asked: readonly LossLine[], events: readonly LossEvent[], person: Person): boolean =>
  asked.every(
    ({ line, lost }) =>
      lost === 0 ||
      events.some(
        (event) =>
          event.kind === "short" &&
          event.line === line &&
          event.person_id !== person.id &&
          event.quantity >= lost
      )
  )

async function worth(
  tx: Knex,
  lines: readonly LossLine[],
  itemOf: Losses["itemOf"]
): Promise<WriteOffAmount> {
  const items = await findItems(
    tx,
    lines.map(({ line }) => itemOf(line))
  )
  return writeOffTotal(
    lines.map(({ line, lost }) => ({ quantity: lost, unit_fen: items.get(itemOf(line))?.unit_fen ?? 0 }))
  )
}

const yuanText = (fen: number): string => yuanOfFen(fen).toFixed(2)

const aboveLimit = (lost: WriteOffAmount, limit: WriteOffLimit) => ({
  chinese: `连同今天已报损和核销的，共 ${lost.pieces} 件、${yuanText(lost.value_fen)} 元，超过一人可定的 ${limit.pieces} 件、${yuanText(limit.fen)} 元。请选“继续等”，先登记少到，再请未经手发货的主管确认丢失。`,
  english: `${lost.pieces} pieces worth ¥${yuanText(lost.value_fen)}, with what you wrote off or gave up today, are more than the ${limit.pieces} pieces and ¥${yuanText(limit.fen)} one person may decide. Receive them as short; a manager who did not send them then confirms the loss.`,
})
