import { useTranslation } from "react-i18next"
import type { MoneyUnit } from "./money"

/** Our words, and what depends on the language: names of places, months, instants. */
export function useWords() {
  const { t, i18n } = useTranslation("baixian")
  const isChinese = i18n.resolvedLanguage?.startsWith("zh") ?? true

  return {
    t,
    isChinese,
    /** The name in the reader's language; English where it is missing falls back to Chinese. */
    nameOf: (place: { name: string; name_en?: string | null }): string =>
      isChinese ? place.name : place.name_en || place.name,
    /** "2026年11月" or "2026-11". */
    monthName: (month: string): string =>
      t("month.name", {
        year: month.slice(0, 4),
        month: isChinese ? Number(month.slice(5)) : month.slice(5),
      }),
    /** Names one after the other: "甲、乙、丙" or "A, B, C". */
    listOf: (names: readonly string[]): string =>
      new Intl.ListFormat(isChinese ? "zh-CN" : "en", { style: "narrow" }).format(names),
    unitName: (unit: MoneyUnit): string => t(`unit.${unit}`),
    /** The unit as it follows a number. */
    unitSuffix: (unit: MoneyUnit): string => t(`unit.${unit}_suffix`),
    /** An instant on the clock of Beijing, to the minute. */
    instant: (iso: string): string => beijingClock.format(new Date(iso)).replace(",", ""),
    /** The same to the second, where what came first is asked. */
    instantToSecond: (iso: string): string => secondsClock.format(new Date(iso)).replace(",", ""),
  }
}

export type Words = ReturnType<typeof useWords>

// sv-SE writes 2026-11-23 14:05, which both languages read; the zone is named in the sentence around it.
const beijingClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
})
const secondsClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
})
