import type { No } from "../say-not"

/** 已停用. With the reason only for who proved who they are, or is signed in. */
export function suspendedNo({ suspended_why }: { suspended_why: string | null }): No {
  return {
    status: 403,
    code: "suspended",
    chinese: `您的账号已停用（${suspended_why}）。要恢复使用请联系平台管理员。`,
    english: `Your account is suspended (${suspended_why}). Ask the platform admin to reinstate it.`,
  }
}

/** Nothing would be open to them: the login page is the only place left to say so. As `suspendedNo`, for who proved who they are. */
export const noRoleNo: No = {
  status: 403,
  code: "no_role",
  chinese: "您还没有角色，请联系平台管理员。",
  english: "You have no role yet. Ask the platform admin to give you one.",
}

export const endedNo: No = {
  status: 401,
  code: "session_ended",
  chinese: "这次登录已经结束，请重新登录。",
  english: "This session has ended. Sign in again.",
}

export const idleNo: No = {
  status: 401,
  code: "session_idle",
  chinese: "太久没有操作，已自动退出。请重新登录。",
  english: "Nothing was done for too long, so you were signed out. Sign in again.",
}

/** What Medusa offers and this house does not: its answer would lead nowhere, or tell who has an account. */
export const askAdminNo: No = {
  status: 403,
  code: "ask_platform_admin",
  chinese: "本系统不发邮件。忘记密码或需要账号，请联系平台管理员，由其生成一次性链接。",
  english:
    "This system sends no e-mail. Ask the platform admin for a one-time link to set a password or get an account.",
}

export const noRefreshNo: No = {
  status: 401,
  code: "sign_in_again",
  chinese: "登录凭证不能续期，请重新登录。",
  english: "A token of a member of staff cannot be renewed. Sign in again.",
}
