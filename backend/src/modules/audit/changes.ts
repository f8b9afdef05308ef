/** A record as a reader of it tells it: plain values, lists and branches. */
export type AuditRecord = Record<string, unknown>
export type Changes = { before: AuditRecord | null; after: AuditRecord | null }

/**
 * The fields that differ, by their paths (`origin.county_code`). A record that was not there before, or is not any more, is
 * null on that side and whole on the other.
 */
export function changesOf(before: AuditRecord | null, after: AuditRecord | null): Changes {
  const [was, is] = [flat(before), flat(after)]
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => JSON.stringify(was.get(path)) !== JSON.stringify(is.get(path))
  )
  const side = (record: AuditRecord | null, values: Map<string, unknown>): AuditRecord | null =>
    record && Object.fromEntries(changed.map((path) => [path, values.get(path) ?? null]))
  return { before: side(before, was), after: side(after, is) }
}

/** Branches become paths; a list is one value, because its rows have no names. */
function flat(record: AuditRecord | null): Map<string, unknown> {
  const found = new Map<string, unknown>()
  const walk = (value: unknown, path: string): void => {
    if (isBranch(value)) {
      for (const [key, each] of Object.entries(value)) walk(each, path ? `${path}.${key}` : key)
    } else found.set(path, value ?? null)
  }
  if (record) walk(record, "")
  return found
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
