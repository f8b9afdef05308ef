import type { Lang } from "../words/words"

/** What goods are counted in, longest first, each with its English for one and for several. */
const measures: readonly (readonly [chinese: string, one: string, several: string])[] = [
  ["礼盒", "gift box", "gift boxes"],
  ["英寸", "inch", "inches"],
  ["小号", "small", "small"],
  ["大号", "large", "large"],
  ["袋", "bag", "bags"],
  ["包", "pack", "packs"],
  ["箱", "case", "cases"],
  ["盒", "box", "boxes"],
  ["罐", "tin", "tins"],
  ["瓶", "bottle", "bottles"],
  ["桶", "canister", "canisters"],
  ["饼", "cake", "cakes"],
  ["组", "set", "sets"],
  ["套", "set", "sets"],
  ["把", "bundle", "bundles"],
  ["张", "sheet", "sheets"],
  ["片", "piece", "pieces"],
  ["枚", "piece", "pieces"],
  ["条", "piece", "pieces"],
  ["块", "piece", "pieces"],
  ["只", "piece", "pieces"],
  ["支", "piece", "pieces"],
  ["幅", "piece", "pieces"],
  ["床", "piece", "pieces"],
  ["本", "piece", "pieces"],
  ["件", "piece", "pieces"],
  ["个", "piece", "pieces"],
]
const counted = new RegExp(`([\\d.]+)?(${measures.map(([chinese]) => chinese).join("|")})`, "g")

/** What one buys, such as `80g×10袋/箱`, in the reader's language: "80g × 10 bags / case". Other words stay as they are. */
export function specInLang(lang: Lang, text: string): string {
  if (lang !== "en") return text

  const [amount = "", unit] = text.split("/").map((part) =>
    part.replaceAll("×", " × ").replace(counted, (_, number: string | undefined, word: string) => {
      const measure = measures.find(([chinese]) => chinese === word)
      const [, one = word, several = word] = measure ?? []
      return number === undefined ? one : `${number} ${Number(number) === 1 ? one : several}`
    })
  )
  return unit === undefined || amount === `1 ${unit}` ? amount : `${amount} / ${unit}`
}
