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

/** A value as a person reads it: text as it is, everything else as JSON, nothing as null. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null
  return typeof value === "string" ? value : JSON.stringify(value, null, 1)
}
