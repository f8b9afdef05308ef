/** What kind of place a role is held at. `city` is everything. */
export const SCOPE_KINDS = ["city", "district", "hub", "counter", "outlet", "county"] as const
export type ScopeKind = (typeof SCOPE_KINDS)[number]

export const ROLES = [
  "platform_admin",
  "city_officer",
  "district_officer",
  "hub_manager",
  "counter_clerk",
  "outlet_reporter",
  "liaison",
  "auditor",
] as const
export type Role = (typeof ROLES)[number]

/** The code of the one scope that is no place. */
export const CITY = "city"

/** What each role is called and where it may be held (domain.md §10.1). */
export const roles: Readonly<
  Record<Role, { name: string; name_en: string; scope_kinds: readonly ScopeKind[] }>
> = {
  platform_admin: { name: "平台管理员", name_en: "Platform admin", scope_kinds: ["city"] },
  city_officer: { name: "市级工作人员", name_en: "City officer", scope_kinds: ["city"] },
  district_officer: { name: "区级工作人员", name_en: "District officer", scope_kinds: ["district"] },
  hub_manager: { name: "枢纽主管", name_en: "Hub manager", scope_kinds: ["hub"] },
  counter_clerk: { name: "专柜店员", name_en: "Counter clerk", scope_kinds: ["counter"] },
  outlet_reporter: { name: "网点填报员", name_en: "Outlet reporter", scope_kinds: ["outlet"] },
  liaison: { name: "前方联络组", name_en: "Liaison group", scope_kinds: ["county"] },
  auditor: { name: "审计人员", name_en: "Auditor", scope_kinds: ["city"] },
}

/** A role somebody holds at a place, in force. `scope_code`: a district's, sales point's or county's code, or `city`. */
export type Grant = { role: Role; scope_kind: ScopeKind; scope_code: string }

/** The same role at the same place; what was kept elsewhere is text. */
export const isSameGrant = (one: Grant, other: Readonly<Record<keyof Grant, string>>): boolean =>
  one.role === other.role && one.scope_kind === other.scope_kind && one.scope_code === other.scope_code
