import type { ReactElement } from "react"
import { ResponsiveContainer, Treemap } from "recharts"
import type { MapNode } from "./place-tree"

/**
 * Places as areas, loaded when first shown. Like `month-charts` it imports the chart library and, but for a type, nothing
 * of ours. What a colour says is also said by a sign, and what is red is hatched, so that the smallest area shows it.
 */
type PlaceTreemapProps = {
  nodes: MapNode[]
  height: number | "100%"
  /** Of the names, in pixels. */
  fontSize?: number
  /** A county's code. */
  onPick?: (code: string) => void
}

const PAINT = {
  ahead: { fill: "var(--tag-green-bg)", text: "var(--tag-green-text)" },
  behind: { fill: "var(--tag-orange-bg)", text: "var(--tag-orange-text)" },
  red: { fill: "url(#bx-map-red)", text: "var(--tag-red-text)" },
  none: { fill: "var(--tag-neutral-bg)", text: "var(--tag-neutral-text)" },
}

export function PlaceTreemap({ nodes, height, fontSize = 12, onPick }: PlaceTreemapProps) {
  return (
    <>
      <svg width={0} height={0} className="absolute">
        <defs>
          <pattern
            id="bx-map-red"
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={6} height={6} fill="var(--tag-red-bg)" />
            <rect width={1.5} height={6} fill="var(--tag-red-border)" />
          </pattern>
        </defs>
      </svg>
      <ResponsiveContainer width="100%" height={height}>
        <Treemap
          data={nodes}
          dataKey="value"
          nameKey="name"
          aspectRatio={1.6}
          nodeInset={1.5}
          nodeGap={1}
          isAnimationActive={false}
          content={(node) => <Area node={node as unknown as DrawnNode} fontSize={fontSize} onPick={onPick} />}
        />
      </ResponsiveContainer>
    </>
  )
}

/** A node as the library lays it out, with our own fields on it. */
type DrawnNode = MapNode & { x: number; y: number; width: number; height: number; depth: number }
type AreaProps = { node: DrawnNode; fontSize: number; onPick?: (code: string) => void }

function Area({ node, fontSize, onPick }: AreaProps): ReactElement {
  const { x, y, width, height, code, light, name, mark, notes } = node
  if (!light) {
    return (
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill="none"
        stroke="var(--border-strong)"
        strokeWidth={0.75}
      />
    )
  }
  const label = `${mark ?? ""} ${name}`.trim()
  const lines = linesFor({ label, mark: mark ?? "", notes: notes ?? [] }, { width, height, fontSize })

  return (
    <g onClick={() => onPick?.(code)} style={onPick && { cursor: "pointer" }}>
      <title>{[label, ...(notes ?? [])].join(" · ")}</title>
      <rect x={x} y={y} width={Math.max(0, width)} height={Math.max(0, height)} fill={PAINT[light].fill} />
      {lines.map((line, at) => (
        <text
          key={at}
          x={x + PADDING}
          y={y + PADDING + fontSize * (0.9 + at * LINE)}
          fontSize={at === 0 ? fontSize : fontSize * NOTE}
          fontWeight={at === 0 ? 500 : 400}
          fill={PAINT[light].text}
          stroke="none"
        >
          {line}
        </text>
      ))}
    </g>
  )
}

const PADDING = 3
/** Heights and sizes as parts of the font's. */
const LINE = 1.25
const NOTE = 0.9
/** The sign, a space, and as many letters of a name as still name it. */
const SHORTEST = 4

type Room = { width: number; height: number; fontSize: number }

/** What an area has room for: its name, cut short if need be, and the notes that fit whole; or its sign; or nothing. */
function linesFor(texts: { label: string; mark: string; notes: string[] }, room: Room): string[] {
  const { width, height, fontSize } = room
  const count = Math.floor((height - PADDING) / (fontSize * LINE))
  const inside = width - 2 * PADDING
  if (count < 1 || inside < widthOf(texts.mark, fontSize)) return []
  const label = shortened(texts.label, inside, fontSize)
  if ([...label].length < SHORTEST && label !== texts.label) return [texts.mark]
  const notes = texts.notes.filter((note) => widthOf(note, fontSize * NOTE) <= inside)

  return [label, ...notes].slice(0, count)
}

/** A Chinese letter or a sign is as wide as it is high, others little more than half. */
const letterWidth = (letter: string): number => (letter > "\u2500" ? 1 : 0.58)

const widthOf = (text: string, fontSize: number): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * fontSize

/** As much of a text as fits, with "…" where something is missing. */
function shortened(text: string, inside: number, fontSize: number): string {
  if (widthOf(text, fontSize) <= inside) return text
  const letters = [...text]
  while (letters.length > 0 && widthOf(letters.join(""), fontSize) + 0.8 * fontSize > inside) letters.pop()

  return `${letters.join("")}…`
}
