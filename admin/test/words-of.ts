import i18next from "i18next"
import resources from "../src/admin/i18n"
import type { Words } from "../src/admin/ui/use-words"

await i18next.init({ lng: "zhCN", resources })

/** The Chinese words as a page has them, for what is put into sentences outside of one. */
export const chinese = {
  t: i18next.getFixedT("zhCN", "baixian"),
  isChinese: true,
  nameOf: ({ name }: { name: string }) => name,
  monthName: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
} as unknown as Words
