/** Of the rows somebody wants, those whose natural key nobody has yet; each key once. */
export function missing<Row extends object>(
  wanted: readonly Row[] | undefined,
  present: readonly NoInfer<Row>[],
  keyOf: (row: Row) => string
): Row[] {
  const known = new Set(present.map((row) => keyOf(row)))
  return (wanted ?? []).filter((row) => {
    const key = keyOf(row)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
