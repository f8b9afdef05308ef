import { FEWEST_LETTERS } from "../../modules/sign-in/password-rules"

/** Every sentence of the page behind a one-time link; Chinese first, English complete. */
const zh = {
  language: "zh-CN",
  product: "百县集",
  title: "设置登录密码",
  looking: "正在核对链接…",
  invite: "{name}，您好！请设置密码，启用您的账号。",
  reset: "{name}，您好！请设置新密码。",
  email: "登录邮箱",
  password: "新密码",
  again: "再输入一遍",
  rule: `至少 ${FEWEST_LETTERS} 个字符，越长越好；不要用邮箱、生日或常见密码。`,
  show: "显示密码",
  save: "保存密码",
  saving: "正在保存…",
  differ: "两次输入的密码不一样，请再看一遍。",
  missing: "请先填写密码。",
  no_token: "链接不完整。请把收到的链接整条复制到地址栏再打开。",
  unreachable: "没有连上服务器，密码还没有保存。请检查网络后再按一次。",
  role: "您的岗位：{role}（{place}）。",
  no_role: "管理员还没有给您角色。设置密码后暂时不能登录，等管理员授予角色后即可。",
  done_invite: "账号已启用。现在可以用这个邮箱和新密码登录了。",
  done_no_role:
    "密码已保存，账号已建立，但您还没有角色，暂时不能登录。请告诉平台管理员“密码已设好”，授予角色后用这个邮箱登录。",
  done_reset: "新密码已保存，其他设备上的登录都已退出。现在可以登录了。",
  sign_in: "去登录",
  once: "这个链接只能用一次，请不要转发给别人。",
  script: "请打开浏览器的 JavaScript 后再打开这个链接。",
}
export type LinkWords = typeof zh

const en: LinkWords = {
  language: "en",
  product: "Baixian",
  title: "Set your password",
  looking: "Checking the link…",
  invite: "Hello {name}! Set a password to open your account.",
  reset: "Hello {name}! Set a new password.",
  email: "Sign-in e-mail",
  password: "New password",
  again: "The same again",
  rule: `At least ${FEWEST_LETTERS} characters, the longer the better; no e-mail, birthday or common password.`,
  show: "Show password",
  save: "Save password",
  saving: "Saving…",
  differ: "The two passwords differ. Check them again.",
  missing: "Type a password first.",
  no_token: "The link is not complete. Copy all of it into the address bar and open it again.",
  unreachable:
    "The server was not reached and the password is not saved yet. Check the network and press again.",
  role: "You will be: {role} ({place}).",
  no_role:
    "You have no role yet. After setting a password you cannot sign in until the platform admin gives you one.",
  done_invite: "Your account is open. You can sign in with this e-mail and the new password.",
  done_no_role:
    "The password is saved and the account made, but you have no role yet and cannot sign in. Tell the platform admin that your password is set; once you have a role, sign in with this e-mail.",
  done_reset: "The new password is saved, and all other devices are signed out. You can sign in now.",
  sign_in: "Sign in",
  once: "This link works once; do not pass it on.",
  script: "Allow JavaScript in your browser, then open this link again.",
}

export const linkWords = { zh, en }
