import { createContext, useContext, type ReactNode } from "react"
import type { Words } from "./zh-CN"

export type { Words } from "./zh-CN"
export const langs = ["zh-CN", "en"] as const
export type Lang = (typeof langs)[number]

/** True for a language the shop speaks. */
export const isLang = (text: string | null | undefined): text is Lang => langs.some((lang) => lang === text)

const held: Partial<Record<Lang, Words>> = {}

/** Makes a language available. The server holds both, a browser only the one on its page. */
export function holdWords(lang: Lang, words: Words): void {
  held[lang] = words
}

/** The words of a language that was held before. */
export function wordsFor(lang: Lang): Words {
  const words = held[lang]
  if (!words) throw new Error(`No words for ${lang}: call holdWords before rendering.`)
  return words
}

const LangContext = createContext<Lang>("zh-CN")

export function LangProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <LangContext.Provider value={lang}>{children}</LangContext.Provider>
}

export const useLang = (): Lang => useContext(LangContext)
export const useWords = (): Words => wordsFor(useLang())

/** The name in the reader's language; Chinese where no English one is on record. */
export const inLang = (lang: Lang, chinese: string, english: string | null): string =>
  lang === "en" ? (english ?? chinese) : chinese

/** As `inLang`, for texts that may be missing in both. */
export const textInLang = (lang: Lang, chinese: string | null, english: string | null): string | null =>
  lang === "en" ? (english ?? chinese) : chinese
