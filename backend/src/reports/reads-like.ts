import { readings } from "../modules/catalog/search-text"

type NameReadings = { whole: string; beginnings: string[] }

/** More names than the city has places; beyond that the readings are worked out anew. */
const MOST_NAMES = 10_000
const known = new Map<string, NameReadings>()

/** Whether Latin letters are how some character of a name on is read: `wj`, `wujing` and `zhuangui` find 吴泾帮扶专柜. */
export function readsLike(name: string, letters: string): boolean {
  if (!/^[a-z]+$/.test(letters)) return false
  return readingsOf(name).beginnings.some((reading) => reading.startsWith(letters))
}

/** How a name is read, each run of Chinese by its initials and whole: 【样例】吴泾专柜1 is `yl yangli wjzg wujingzhuangui`. */
export const readingOf = (name: string): string => readingsOf(name).whole

function readingsOf(name: string): NameReadings {
  const before = known.get(name)
  if (before) return before
  if (known.size >= MOST_NAMES) known.clear()
  // The district 闵行 is read háng; the dictionary knows the verb 行 (xíng) only.
  const runs = readings(name.replaceAll("闵行", "闵杭")).map(({ syllables }) => syllables)
  const found = {
    whole: runs.flatMap(spelled).join(" "),
    beginnings: runs.flatMap((run) => run.flatMap((_, at) => spelled(run.slice(at)))),
  }
  known.set(name, found)
  return found
}

const spelled = (syllables: readonly string[]): string[] => [
  syllables.map((syllable) => syllable.charAt(0)).join(""),
  syllables.join(""),
]
