import type { ItemOrigin } from "@baixian/backend/contract"
import { shortPlace } from "../format/place"
import { inLang, type Lang, useLang, useWords } from "../words/words"

/** 云南·孟连 for cards; goods known only to a prefecture say 云南·普洱. */
export function originShort(origin: ItemOrigin, lang: Lang, separator: string): string {
  if (lang === "en") return [origin.county_en ?? origin.prefecture_en, origin.province_en].join(", ")

  const near = shortPlace(origin.county ?? origin.prefecture)
  const far = shortPlace(origin.province)
  return near === far ? near : `${far}${separator.trim()}${near}`
}

/** 云南省 普洱市 孟连…自治县, from the top down; from the bottom up in English. */
export function originFull(origin: ItemOrigin, lang: Lang): string {
  const chinese = [origin.province, origin.prefecture, origin.county]
  const english = [origin.county_en, origin.prefecture_en, origin.province_en]
  const names = (lang === "en" ? english : chinese).filter((name): name is string => Boolean(name))
  return [...new Set(names)].join(lang === "en" ? ", " : " ")
}

/** The everyday name of the place itself, in the reader's language. */
export const originName = (origin: ItemOrigin, lang: Lang): string =>
  inLang(lang, shortPlace(origin.county ?? origin.prefecture), origin.county_en ?? origin.prefecture_en)

export function OriginShort({ origin }: { origin: ItemOrigin }) {
  const { shop } = useWords()
  return <span className="origin-short">{originShort(origin, useLang(), shop.separator)}</span>
}
