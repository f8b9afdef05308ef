import { randomOf } from "./titles.mjs"

/**
 * What people type to find these titles, and the truth to hold an answer against: LIKE for Chinese, a plain walk over
 * the syllables for pinyin and initials. `normalise` is the shop's, `pinyin` is pinyin-pro's.
 */
export function titleQuestions(titles, { normalise, pinyin }) {
  const random = randomOf(4)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const normal = titles.map(normalise)
  // A shopper types no middle dots: a title also reads without its spaces and punctuation.
  const bare = normal.map((title) => title.replace(/[\s\p{P}\p{S}]+/gu, ""))
  const runs = normal.map((title) =>
    (title.match(/\p{Script=Han}+/gu) ?? []).map((run) =>
      pinyin(run, { toneType: "none", type: "array", v: true })
    )
  )
  /** Everything a title may be read as, each behind a bar: from every syllable on, spelled out and as initials. */
  const readings = runs.map((each) =>
    each
      .flatMap((syllables) => syllables.map((_, index) => syllables.slice(index)))
      .map(
        (rest) =>
          `|${rest.join("")}|${rest.join("").replaceAll("v", "u")}|${rest.map(([first]) => first).join("")}`
      )
      .join("")
  )

  // Pieces of titles as they occur, so common characters are asked for as often as they are common.
  const piece = (length) => {
    for (;;) {
      const characters = [...pick(normal)]
      const at = Math.floor(random() * (characters.length - length + 1))
      const q = characters.slice(at, at + length).join("")
      if (/^[\p{Script=Han}]+$/u.test(q) || (/^\S+$/.test(q) && random() < 0.2)) return q
    }
  }
  const reading = (letters, isInitials) => {
    for (;;) {
      const syllables = pick(runs).flat()
      const rest = syllables.slice(Math.floor(random() * syllables.length))
      const text = rest.map((each) => (isInitials ? each[0] : each)).join("")
      if (text.length >= letters) return text.slice(0, letters)
    }
  }
  return {
    kinds: [
      ...[1, 2, 3, 4].map((length) => ({ kind: "characters", length, make: () => piece(length) })),
      ...[1, 2, 3, 4, 6, 9].map((length) => ({ kind: "pinyin", length, make: () => reading(length, false) })),
      ...[1, 2, 3, 4].map((length) => ({ kind: "initials", length, make: () => reading(length, true) })),
    ],
    /** How many titles hold `q`, as written or as read. */
    hits: (q) => {
      const isLatin = /^[a-z]+$/.test(q)
      const holds = (title, index) =>
        title.includes(q) || bare[index].includes(q) || (isLatin && readings[index].includes(`|${q}`))
      return normal.reduce((hits, title, index) => hits + Number(holds(title, index)), 0)
    },
  }
}
