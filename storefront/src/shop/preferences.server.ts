import { isLang, type Lang } from "../words/words"
import { cookie, DAY_SECONDS, readCookie } from "./cookies.server"

export type Preferences = { lang: Lang; elder: boolean }

/** How this shopper wants to read: `?lang` and `?elder` win over the cookies; Chinese and standard type otherwise. */
export function readPreferences(request: Request): Preferences {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get("lang") ?? readCookie(request, "lang")
  const elder = searchParams.get("elder") ?? readCookie(request, "elder")
  return { lang: isLang(asked) ? asked : "zh-CN", elder: elder === "1" }
}

/** The cookies that remember what was asked for in the address, if anything was. */
export function preferenceCookies(request: Request): string[] {
  const { searchParams } = new URL(request.url)
  const { lang, elder } = readPreferences(request)
  const year = { max_age_seconds: 365 * DAY_SECONDS }
  return [
    ...(searchParams.has("lang") ? [cookie(request, "lang", lang, year)] : []),
    ...(searchParams.has("elder") ? [cookie(request, "elder", elder ? "1" : "0", year)] : []),
  ]
}
