import type { ReportRow } from "@baixian/backend/contract"

/** A province, prefecture or other group with what lies in it, or a row without children. `row` is the subtotal of a group. */
export type TreeNode = { row: ReportRow; depth: number; children: TreeNode[] }

/** What the table shows, top to bottom. A `heading` opens a group and carries no figures; its subtotal closes it. */
export type TreeLine =
  | { kind: "heading"; row: ReportRow; depth: number }
  | { kind: "row"; row: ReportRow; depth: number; group: "open" | "closed" | null }

/** Rows of one report, told apart: a prefecture and goods known only to that prefecture share a code. */
export const rowId = (row: ReportRow): string => `${row.level}:${row.code}`

/**
 * The report's rows as a tree, siblings in the report's order. Rows whose parent is not in the report (list subtotals,
 * goods without a county, the total) are roots and keep their place at the end.
 */
export function reportTree(rows: ReportRow[]): TreeNode[] {
  const nodes = rows.map((row): TreeNode => ({ row, depth: 0, children: [] }))
  const groups = new Map<string, TreeNode>()
  for (const node of nodes) if (isGroup(node.row)) groups.set(node.row.code, node)

  const roots: TreeNode[] = []
  for (const node of nodes) {
    const parent = node.row.parent_code === null ? undefined : groups.get(node.row.parent_code)
    if (parent && parent !== node) parent.children.push(node)
    else roots.push(node)
  }

  return withDepth(roots, 0)
}

const isGroup = ({ level }: ReportRow): boolean =>
  level === "province" || level === "prefecture" || level === "group"

const withDepth = (nodes: TreeNode[], depth: number): TreeNode[] =>
  nodes.map((node) => ({ ...node, depth, children: withDepth(node.children, depth + 1) }))

/** One column, up or down. */
export type TreeSort = { key: string; descending: boolean }

/**
 * Sorts siblings only, so every county stays in its prefecture and every point in its district. Closing rows
 * (subtotals of lists, the total) stay where they are. Undefined values come last whichever way one sorts.
 */
export function sortTree(nodes: TreeNode[], sort: TreeSort | null): TreeNode[] {
  if (!sort) return nodes

  const sortable = nodes.filter(({ row }) => isSortable(row))
  const closing = nodes.filter(({ row }) => !isSortable(row))
  const sorted = [...sortable].sort((a, b) => compare(a.row[sort.key], b.row[sort.key], sort.descending))

  return [...sorted, ...closing].map((node) => ({ ...node, children: sortTree(node.children, sort) }))
}

const isSortable = (row: ReportRow): boolean => isGroup(row) || !isSum(row)

/** Subtotals and totals, set apart from single counties and other single things. */
export const isSum = ({ level }: ReportRow): boolean => level !== "county" && level !== "item"

type Cell = ReportRow[string] | undefined

function compare(a: Cell, b: Cell, descending: boolean): number {
  const aMissing = a === null || a === undefined
  const bMissing = b === null || b === undefined
  if (aMissing || bMissing) return Number(aMissing) - Number(bMissing)

  const order =
    typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b))

  return descending ? -order : order
}

const collator = new Intl.Collator("zh-CN", { numeric: true })

/** The lines on screen: a closed group is its subtotal; an open one is a heading, its children, its subtotal. */
export function treeLines(nodes: TreeNode[], isOpen: (row: ReportRow) => boolean): TreeLine[] {
  return nodes.flatMap((node): TreeLine[] => {
    const { row, depth } = node
    if (node.children.length === 0) return [{ kind: "row", row, depth, group: null }]
    if (!isOpen(row)) return [{ kind: "row", row, depth, group: "closed" }]

    return [
      { kind: "heading", row, depth },
      ...treeLines(node.children, isOpen),
      { kind: "row", row, depth, group: "open" },
    ]
  })
}

/** Rows picked out of the tree, one below the other: without the places around them, and without sums, which would not be theirs. */
export const flatLines = (rows: ReportRow[], sort: TreeSort | null): TreeLine[] =>
  treeLines(
    sortTree(
      rows.map((row) => ({ row, depth: 0, children: [] })),
      sort
    ),
    () => false
  )

/** How far the tree is open: down to which places; groups alone, with their items, or the items without groups. */
export const TREE_LEVELS = ["province", "prefecture", "county", "group", "item", "flat"] as const
export type TreeLevel = (typeof TREE_LEVELS)[number]

/** Open by level, except the groups a person turned the other way. */
export function isGroupOpen(row: ReportRow, level: TreeLevel, flipped: ReadonlySet<string>): boolean {
  return isOpenByLevel(row, level) !== flipped.has(row.code)
}

function isOpenByLevel(row: ReportRow, level: TreeLevel): boolean {
  if (row.level === "province") return level === "prefecture" || level === "county"

  return level === (row.level === "prefecture" ? "county" : "item")
}

/** Rows with `find` in a name or code, for the quick search; single things only, never a sum. */
export function findRows(rows: ReportRow[], find: string): ReportRow[] {
  const wanted = find.trim().toLowerCase()

  return rows.filter(
    (row) =>
      !isSum(row) && [row.name, row.name_en, row.code].some((text) => text.toLowerCase().includes(wanted))
  )
}
