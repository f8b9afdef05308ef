import type { AuditItem } from "@baixian/backend/contract"
import type { Words } from "./use-words"

export type OutcomeKind = "done" | "refused" | "failed" | "left" | "unknown"

export function outcomeOf({ status }: Pick<AuditItem, "status">): OutcomeKind {
  if (status === null) return "unknown"
  if (status === 0) return "left"
  if (status < 400) return "done"
  return status < 500 ? "refused" : "failed"
}

export const outcomeText = (item: AuditItem, t: Words["t"]): string =>
  t(`audit.outcome.${outcomeOf(item)}`, { status: item.status })

/** What was done, in the office's words: by its route where that has some, else by verb and kind. */
export function actionText({ action, kind }: Pick<AuditItem, "action" | "kind">, t: Words["t"]): string {
  const actions: Record<string, string> = t("audit.actions", { returnObjects: true })
  // The words cannot have the colon of a pattern in their keys.
  const named = actions[action.replaceAll(/:\w+/g, "*")]
  if (named) return named
  const verbs: Record<string, string> = t("audit.verbs", { returnObjects: true })
  const [method = ""] = action.split(" ")

  return t("audit.action", { verb: verbs[method] ?? method, kind: kindText(kind, t) })
}

export function kindText(kind: string, t: Words["t"]): string {
  const kinds: Record<string, string> = t("audit.kinds", { returnObjects: true })
  return kinds[kind] ?? kind
}

/** A field's path as a person reads it (`lines.绿茶 1.received` → 收货明细 · 绿茶 1 · 实收); parts without a word stay as they are. */
export function fieldText(path: string, t: Words["t"]): string {
  const fields: Record<string, string> = t("audit.fields", { returnObjects: true })
  const [first = "", ...rest] = path.split(".")
  const last = rest.pop()
  // In between stand names of goods, which may be spelt like a field or have a dot.
  return [fields[first] ?? first, rest.join("."), last && (fields[last] ?? last)].filter(Boolean).join(" · ")
}

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d(:?\d\d)?)$/

/**
 * A field's value as a person reads it: an instant on the clock of Beijing, states and roles in words, other text as it is,
 * everything else as JSON, nothing as null.
 */
export function valueText(value: unknown, field: string, { t, instant }: Words): string | null {
  if (value === null || value === undefined || value === "") return null
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no")
  if (typeof value !== "string") return JSON.stringify(value, null, 1)
  if (INSTANT.test(value)) return instant(value)
  const words: Record<string, string> =
    field === "state"
      ? t("stock_docs.states", { returnObjects: true })
      : field === "role"
        ? t("staff.roles", { returnObjects: true })
        : {}

  return words[value] ?? value
}
