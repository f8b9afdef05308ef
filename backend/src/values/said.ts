export type Language = "chinese" | "english"

/** One sentence in both languages as one text, because a check of zod carries no more: a line each, Chinese first. */
export function said(chinese: string, english: string): string {
  return `${chinese}\n${english}`
}

/** The sentence that `said` holds in this language; another text as it is. */
export function saidIn(language: Language, text: string): string {
  const [chinese = "", english] = text.split("\n")
  return language === "english" ? (english ?? text) : english === undefined ? text : chinese
}
