import type { ColumnKind } from "../../contract"

/** A cell before it is formatted; `null` is undefined ("—"), never zero. */
export type Cell = string | number | boolean | Date | null
/** `day` holds `YYYY-MM-DD`, `instant` a Date; the others are the report's own kinds, money in whole fen. */
export type SheetColumn = {
  key: string
  kind: ColumnKind | "day" | "instant"
  label: string
  /** What stands for null; "—" for figures and nothing for text where it is left out. */
  blank?: string
}
export type SheetRow = {
  readonly cells: Readonly<Record<string, Cell>>
  readonly emphasis?: "subtotal" | "total"
}

/**
 * One sheet of a workbook. `head` is printed above the table of the first page, `foot` below its last row; it is asked
 * for when all rows are through, so that it can tell how many there were. Money is written in 万元 or in whole fen.
 */
export type Sheet = {
  name: string
  title: string
  head: readonly [left: string, right: string] | null
  columns: readonly SheetColumn[]
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  money: "wan" | "fen"
  foot: () => readonly string[]
  signatures: readonly string[]
}

/** 12.34 万元 of 123,400 fen. Display divides; sums are always of fen. */
export const WAN_FEN = 1_000_000
