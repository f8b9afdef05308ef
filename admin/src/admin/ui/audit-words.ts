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

/** What the screen sends for the server's own use: it tells nobody anything. */
const UNTOLD = ["command_id", "version", "id", "limit", "offset", "after", "fields"]

/** What was sent as lines of path and value: lists of records are numbered from 1, plain lists stay whole. Pure. */
export function sentFields(sent: Record<string, unknown>): [path: string, value: unknown][] {
  const fieldsOf = (value: unknown, path: string): [string, unknown][] => {
    if (Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null))
      return value.flatMap((each, at) => fieldsOf(each, `${path}.${at + 1}`))
    if (Array.isArray(value)) return [[path, value.map(String).join("、")]]
    if (typeof value !== "object" || value === null) return [[path, value]]
    return Object.entries(value).flatMap(([key, each]) =>
      UNTOLD.includes(key) ? [] : fieldsOf(each, path ? `${path}.${key}` : key)
    )
  }
  return fieldsOf(sent, "").filter(([, value]) => value !== null && value !== "" && value !== undefined)
}

/** Of what was sent; `fieldText` otherwise. */
export function sentText(path: string, t: Words["t"]): string {
  const sent: Record<string, string> = t("audit.sent_fields", { returnObjects: true })
  return path
    .split(".")
    .map((part) => sent[part] ?? fieldText(part, t))
    .join(" · ")
}

/** Names before those that stand in their strings as well: Edge says that it is Chrome, and Chrome that it is Safari. */
const BROWSERS: readonly (readonly [name: string, sign: RegExp])[] = [
  ["WeChat", /MicroMessenger\/(\d+)/],
  // It tells no version of its own.
  ["360", /(?:QIHU|360SE|360EE)()/i],
  ["QQ", /QQBrowser\/(\d+)/],
  ["Edge", /Edg(?:e|A|iOS)?\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari/],
]
const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
]

/** "Chrome 130 · Windows"; what is no browser calls itself what it likes. Pure. */
export function agentText(agent: string): string {
  const browser = BROWSERS.flatMap(([name, sign]) => {
    const [, version] = sign.exec(agent) ?? [null, null]
    return version === null ? [] : [`${name} ${version}`.trim()]
  })[0]
  const system = SYSTEMS.find(([, sign]) => sign.test(agent))?.[0]
  return [browser, system].filter(Boolean).join(" · ") || agent
}

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d(:?\d\d)?)$/

/**
 * A field's value as a person reads it: an instant on the clock of Beijing, states and roles in words, an id by its name where one
 * is known, other text as it is, everything else as JSON, nothing as null.
 */
export function valueText(
  value: unknown,
  field: string,
  { t, instant }: Pick<Words, "t" | "instant">,
  names: Readonly<Record<string, string>> = {}
): string | null {
  if (value === null || value === undefined || value === "") return null
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no")
  if (typeof value !== "string") return JSON.stringify(value, null, 1)
  if (INSTANT.test(value)) return instant(value)
  const words: Record<string, string> =
    field === "state"
      ? t("stock_docs.states", { returnObjects: true })
      : field === "role"
        ? t("staff.roles", { returnObjects: true })
        : ["kind", "scope_kind"].includes(field)
          ? t("audit.values", { returnObjects: true })
          : {}

  return words[value] ?? names[value] ?? value
}
