import type { StaffMember } from "@baixian/backend/contract"
import type { Words } from "./use-words"

/** "专柜店员（人民广场专柜）", one a role; the word of a role that this page does not know is its code. */
export function roleTexts(member: StaffMember, { t, isChinese }: Words): string[] {
  const names: Record<string, string> = t("staff.roles", { returnObjects: true })

  return member.roles.map(({ role, place_name, place_name_en }) =>
    t("staff.role_at", { role: names[role] ?? role, place: isChinese ? place_name : place_name_en })
  )
}

/** Why somebody cannot sign in, or until when; null for who can. */
export function standingText(member: StaffMember, { t, instant }: Words, now: Date): string | null {
  if (member.state === "suspended" && member.suspended_at) {
    const { suspended_by_name: name, suspended_why: why } = member
    return t("staff.suspended_by", { name, why, at: instant(member.suspended_at) })
  }
  if (member.state === "invited" && member.expires_at) {
    const name = member.invited_by_name
    return new Date(member.expires_at) > now
      ? t("staff.invited_by", { name, at: instant(member.expires_at) })
      : t("staff.invite_over", { name })
  }
  return member.locked_until ? t("staff.locked", { at: instant(member.locked_until) }) : null
}
