/** Papers that labels are printed on. Sizes in millimetres; `sheet` holds columns × rows of cells, a roll has one. */
export const PAPERS = {
  /** A4, 24 labels of 70 × 37: the common sheet of self-adhesive labels. */
  a4: { width: 210, height: 297, columns: 3, rows: 8, cell: { width: 70, height: 37.125 } },
  /** A4, 10 shelf cards of 105 × 59.4, to be cut. */
  shelf: { width: 210, height: 297, columns: 2, rows: 5, cell: { width: 105, height: 59.4 } },
  /** A label printer's roll. */
  roll: { width: 40, height: 30, columns: 1, rows: 1, cell: { width: 40, height: 30 } },
} as const
export type Paper = keyof typeof PAPERS

/** More copies of one label than anybody puts on one shelf. */
export const MOST_COPIES = 99

/** Labels on their sheets: `skip` cells of the first sheet are used up already and stay empty. Pure. */
export function sheetsOf<Label>(
  labels: readonly Label[],
  { paper, copies, skip }: { paper: Paper; copies: (label: Label) => number; skip: number }
): (Label | null)[][] {
  const { columns, rows } = PAPERS[paper]
  const perSheet = columns * rows
  const used = Math.min(Math.max(0, skip), perSheet - 1)
  const cells: (Label | null)[] = [
    ...Array.from({ length: used }, () => null),
    ...labels.flatMap((label) => Array.from({ length: copies(label) }, () => label)),
  ]
  if (cells.length === used) return []
  return Array.from({ length: Math.ceil(cells.length / perSheet) }, (_, sheet) =>
    cells.slice(sheet * perSheet, (sheet + 1) * perSheet)
  )
}

/** A thirteen-digit code whose last digit is right; scanners refuse any other. Pure. */
export function isEan13(code: string | null): code is string {
  if (!code || !/^\d{13}$/.test(code)) return false
  const digits = [...code].map(Number)
  const sum = digits.slice(0, 12).reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10 === digits[12]
}
