import type { ReportRow } from "@baixian/backend/contract"
import type { TreeLine } from "./report-tree"

/** Where the keyboard stands in a tree grid: on a whole line, or on one of its measures. Both count from 0. */
export type Place = { line: number; cell: number | null }

/** What a key asks for: to go somewhere, to turn a group (with the keyboard at `from`), or to open a row's first figure. */
export type KeyAct = { to: Place } | { toggle: ReportRow; from: Place } | { open: ReportRow }

type Shown = { lines: TreeLine[]; measures: number }

const PAGE = 15
const DOWN: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }

/**
 * The keys of a tree grid as WAI-ARIA describes them; null for a key that is not ours. On a line → opens what is closed
 * and otherwise leads into its figures, ← closes or goes up to the group; in its figures ← → go along them, and Enter is
 * the figure's own button. An open group's heading has no figures, so → leads to what lies in it.
 */
export function keyAct(key: string, place: Place, { lines, measures }: Shown): KeyAct | null {
  const line = lines[place.line]
  if (!line) return null
  const down = DOWN[key]
  if (down !== undefined) return { to: lineFrom(place, down, lines) }

  return place.cell === null
    ? onLine(key, place.line, line, { lines, measures })
    : inFigures(key, place.line, place.cell, measures)
}

function onLine(key: string, at: number, line: TreeLine, { lines, measures }: Shown): KeyAct | null {
  switch (key) {
    case "Home":
      return { to: { line: 0, cell: null } }
    case "End":
      return { to: { line: lines.length - 1, cell: null } }
    case "ArrowRight":
      if (line.kind === "heading") return { to: lineFrom({ line: at, cell: null }, 1, lines) }
      if (line.group === "closed") return { toggle: line.row, from: { line: at, cell: null } }
      return { to: { line: at, cell: measures > 0 ? 0 : null } }
    case "ArrowLeft":
      if (line.kind === "heading") return { toggle: line.row, from: { line: at, cell: null } }
      // The subtotal goes with what it sums up, so the keyboard moves to the heading that stays.
      if (line.group === "open") return { toggle: line.row, from: { line: headingOf(lines, at), cell: null } }
      return { to: { line: parentOf(lines, at), cell: null } }
    case "Enter":
      return { open: line.row }
    default:
      return null
  }
}

function inFigures(key: string, line: number, cell: number, measures: number): KeyAct | null {
  switch (key) {
    case "Home":
      return { to: { line, cell: 0 } }
    case "End":
      return { to: { line, cell: measures - 1 } }
    case "ArrowRight":
      return { to: { line, cell: Math.min(cell + 1, measures - 1) } }
    case "ArrowLeft":
      return { to: { line, cell: cell === 0 ? null : cell - 1 } }
    default:
      return null
  }
}

/** So many lines further, as far as there are any; from a figure to the figure below, past headings, which have none. */
function lineFrom({ line, cell }: Place, by: number, lines: TreeLine[]): Place {
  const last = lines.length - 1
  const wanted = Math.max(0, Math.min(last, line + by))
  if (cell === null) return { line: wanted, cell }

  for (let at = wanted; at >= 0 && at <= last; at += Math.sign(by))
    if (lines[at]?.kind === "row") return { line: at, cell }

  return { line, cell }
}

/** The heading of the group a line lies in; itself at the top. */
function parentOf(lines: TreeLine[], at: number): number {
  const depth = lines[at]?.depth ?? 0
  for (let index = at - 1; index >= 0; index--) if ((lines[index]?.depth ?? 0) < depth) return index

  return at
}

/** The heading of the group whose subtotal stands at `at`. */
function headingOf(lines: TreeLine[], at: number): number {
  const row = lines[at]?.row
  const heading = lines.findIndex((line) => line.kind === "heading" && line.row === row)

  return heading === -1 ? at : heading
}

/** Where in the grid an element lies; null outside of its lines, as the sort buttons in its head. */
export function placeOf(element: Element): Place | null {
  const row = element.closest("tbody tr[aria-rowindex]")
  if (!row) return null
  const cell = element.closest("[data-cell]")

  return {
    line: Number(row.getAttribute("aria-rowindex")) - 2,
    cell: cell ? Number(cell.getAttribute("data-cell")) : null,
  }
}

/**
 * Puts the keyboard on a line, or on a figure: its button where it has one. False while that is not in the page.
 * What it scrolls to does not end up under the names, which stick to the left.
 */
export function focusPlace(grid: HTMLElement | null, { line, cell }: Place): boolean {
  const row = grid?.querySelector<HTMLElement>(`tbody tr[aria-rowindex="${line + 2}"]`)
  if (!grid || !row) return false
  if (cell === null) {
    // A line is as wide as the table: left to itself the browser would also scroll sideways for it.
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest", inline: "nearest" })

    return true
  }
  const figure = row.querySelector<HTMLElement>(`[data-cell="${cell}"]`)
  const names = row.querySelector<HTMLElement>("th")
  if (!figure || !names) return false
  grid.style.scrollPaddingLeft = `${names.offsetWidth}px`
  ;(figure.querySelector<HTMLElement>("button") ?? figure).focus({ preventScroll: true })
  figure.scrollIntoView({ block: "nearest", inline: "nearest" })

  return true
}
