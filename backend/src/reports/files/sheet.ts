import type { ColumnKind } from "../../contract"

/** Who took the file, and when: printed at its foot and on every row of the flat sheet. */
export type Taken = { by: string; at: Date }

/** A cell before it is formatted; `null` is undefined ("—"), never zero. */
export type Cell = string | number | boolean | Date | null
/** `day` holds `YYYY-MM-DD`, `instant` a Date; the others are the report's own kinds, money in whole fen. */
export type SheetColumn = {
  key: string
  kind: ColumnKind | "day" | "instant"
  label: string
  /** What stands for null; "—" for figures and nothing for text where it is left out. */
  blank?: string
  /** In half-width characters; the kind's usual width where it is left out. */
  width?: number
  /** Growth: its sign is the message. */
  isSigned?: boolean
}
export type SheetRow = {
  readonly cells: Readonly<Record<string, Cell>>
  readonly emphasis?: "subtotal" | "total"
  /** The first and last column (keys) that the first one's text takes: a subtotal's name is longer than a province's. */
  readonly spread?: readonly [from: string, to: string]
}

/**
 * One sheet of a workbook. `head` is printed above the table of the first page, `foot` below its last row; it is asked
 * for when all rows are through, so that it can tell how many there were. `office`: money in 万元 and rates as per cent, as
 * the office prints them. `data`: whole fen and bare numbers, each in the unit its heading names, for programs and pivots. `yuan`:
 * the same with money as a receipt shows it.
 */
export type Sheet = {
  name: string
  title: string
  head: readonly [left: string, right: string] | null
  columns: readonly SheetColumn[]
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  style: "office" | "data" | "yuan"
  /** Printed at the top of every page: what the sheet is, or that sample data is in. */
  banner: string | null
  foot: () => readonly string[]
  signatures: readonly string[]
}

/** 12.34 万元 of 123,400 fen. Display divides; sums are always of fen. */
export const WAN_FEN = 1_000_000
export const YUAN_FEN = 100
