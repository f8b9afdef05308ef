import type { StockImportAnswer } from "@baixian/backend/contract"

/** A row of a sheet that was found right, with its goods. */
export type ImportedLine = StockImportAnswer["lines"][number]
/** What becomes of goods that a form has already: the sheet's number holds, or is added to the form's. */
export type HowTaken = "replace" | "add"

/** How a form takes a row over. Values are those that the server names; what a row leaves blank stays as it is. */
export type TakingRules<Line> = {
  /** The row is about this line. */
  isFor: (line: Line, row: ImportedLine) => boolean
  /** Where no line is just this row's: one that may be, unless the same sheet has written on it. */
  mayBeFor?: (line: Line, row: ImportedLine) => boolean
  /** A line of which nothing is said yet; `last` is the line before it. */
  begin: (row: ImportedLine, last: Line | undefined) => Line
  write: (line: Line, row: ImportedLine, how: HowTaken) => Line
}

/** A form's lines with a sheet's: new goods at the end, in the sheet's order; rows of one sheet add up. Pure. */
export function takeOver<Line>(
  lines: readonly Line[],
  rows: readonly ImportedLine[],
  how: HowTaken,
  rules: TakingRules<Line>
): Line[] {
  const taken = [...lines]
  const written = new Set<number>()
  for (const row of rows) {
    const found = lineFor(taken, row, rules, written)
    const at = found < 0 ? taken.length : found
    const line = taken[at] ?? rules.begin(row, taken.at(-1))
    taken[at] = rules.write(line, row, written.has(at) ? "add" : how)
    written.add(at)
  }
  return taken
}

/** Which line a row is about; −1 when it is about none. Pure. */
export function lineFor<Line>(
  lines: readonly Line[],
  row: ImportedLine,
  { isFor, mayBeFor }: TakingRules<Line>,
  written: ReadonlySet<number> = new Set()
): number {
  const at = lines.findIndex((line) => isFor(line, row))
  return at >= 0
    ? at
    : lines.findIndex((line, index) => !written.has(index) && (mayBeFor?.(line, row) ?? false))
}

/** Pieces as they are after a row was taken over; a blank says nothing. Pure. */
export function piecesAfter(
  before: number | null,
  said: string | number | undefined,
  how: HowTaken
): number | null {
  if (said === undefined) return before
  return how === "add" ? (before ?? 0) + Number(said) : Number(said)
}

/** A text as it is after a row was taken over. Pure. */
export const textAfter = (before: string | null, said: string | number | undefined): string | null =>
  said === undefined ? before : String(said)

/** Whether a paste is more than one cell, which a box of one line would swallow. Pure. */
export const isOfCells = (text: string): boolean => /[\t\n\r]/.test(text.trim())
