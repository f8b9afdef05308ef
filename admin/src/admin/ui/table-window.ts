import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef, type RefObject } from "react"
import { focusPlace, type Place } from "./tree-keys"

/** Tables up to this length are in the page as a whole, where the browser's own search finds everything. */
const WHOLE_LINES = 400
const LINE_PX = 28
/** What the head covers, and a line of context. */
const HEAD_PX = 36 + LINE_PX

/** A line of the table by its index, or the room of lines that are not in the page. */
export type WindowPart = { index: number } | { key: string; gap: number }

type TableWindowProps = {
  grid: RefObject<HTMLDivElement>
  count: number
  /** The line with the keyboard: it stays in the page however far one scrolls. */
  current: number
}

/** Which lines of a table are in the page, and how to move the keyboard to one, or to its figure, that may not be. */
export function useTableWindow({ grid, count, current }: TableWindowProps): {
  parts: WindowPart[]
  focus: (place: Place) => void
} {
  const isWindowed = count > WHOLE_LINES
  const wanted = useRef<Place | null>(null)
  const rows = useVirtualizer({
    count,
    enabled: isWindowed,
    getScrollElement: () => grid.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
    scrollPaddingStart: HEAD_PX,
    scrollPaddingEnd: 2 * LINE_PX,
    // The last line is the total, which sticks to the table's foot.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), current, count - 1])]
        .filter((index) => index >= 0)
        .sort((a, b) => a - b),
  })
  useEffect(() => {
    if (wanted.current && focusPlace(grid.current, wanted.current)) wanted.current = null
  })

  return {
    parts: isWindowed ? partsOf(rows.getVirtualItems(), rows.getTotalSize()) : everyLine(count),
    focus: (place) => {
      wanted.current = focusPlace(grid.current, place) ? null : place
      if (wanted.current && isWindowed) rows.scrollToIndex(place.line)
    },
  }
}

const everyLine = (count: number): WindowPart[] => Array.from({ length: count }, (_, index) => ({ index }))

type Placed = { index: number; start: number; end: number }

/** The lines with the room between them; what is left out above, between and below keeps its height. */
export function partsOf(lines: Placed[], height: number): WindowPart[] {
  let end = 0
  const parts = lines.flatMap((line): WindowPart[] => {
    const gap = line.start - end
    end = line.end

    return gap > 0
      ? [{ key: `gap-before-${line.index}`, gap }, { index: line.index }]
      : [{ index: line.index }]
  })

  return height > end ? [...parts, { key: "gap-at-the-end", gap: height - end }] : parts
}
