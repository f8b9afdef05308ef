import { readings } from "../modules/catalog/search-text"

/** More names than the city has places; beyond that the readings are worked out anew. */
const MOST_NAMES = 10_000
const known = new Map<string, string[]>()

/** Whether Latin letters are how some character of a name on is read: `wj`, `wujing` and `zhuangui` find 吴泾帮扶专柜. */
export function readsLike(name: string, letters: string): boolean {
  if (!/^[a-z]+$/.test(letters)) return false
  return readingsOf(name).some((reading) => reading.startsWith(letters))
}

function readingsOf(name: string): string[] {
  const before = known.get(name)
  if (before) return before
  if (known.size >= MOST_NAMES) known.clear()
  // The district 闵行 is read háng; the dictionary knows the verb 行 (xíng) only.
  const found = readings(name.replaceAll("闵行", "闵杭")).flatMap(({ syllables }) =>
    syllables.flatMap((_, at) => {
      const rest = syllables.slice(at)
      return [rest.join(""), rest.map((syllable) => syllable.charAt(0)).join("")]
    })
  )
  known.set(name, found)
  return found
}
