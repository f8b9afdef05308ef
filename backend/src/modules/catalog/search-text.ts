import { pinyin } from "pinyin-pro"

/** Goes up when a document would be cut into other lexemes: the next start then rebuilds every row. */
export const SEARCH_VERSION = 2

/**
 * What of a product can be found. `title` and `other` (subtitle, places, category) are Chinese and match anywhere in the
 * text and by pinyin; `latin` (English title and names) matches from a word's first letter; `codes` (SKU, EAN) match whole.
 */
export type SearchSource = { title: string; other: string[]; latin: string[]; codes: string[] }

/** What is stored: lexemes for the index, `text` to recheck against, `title_text` to rank by. */
export type SearchDocument = { lexemes: string[]; text: string; title_text: string }

/**
 * A parsed query. `anywhere` finds what has every word, `title` what has every word in its title; both are PostgreSQL
 * tsquery text. The index is exact but for the words in `rechecked`, which must also stand in the text as they are.
 */
export type SearchQuery = { anywhere: string; title: string; terms: string[]; rechecked: string[] }

/** Longest Latin run a lexeme holds: no spelling of a title's words that anybody types is longer. */
const LONGEST_LATIN = 48
/** Up to here every beginning is a lexeme of its own, so that `h` reads one posting list and not a thousand. */
const SHORT_PREFIX = 4

const INVISIBLE = /[\u0000\u00ad\u200b-\u200f\u2060\ufeff]/g
const SEPARATORS = /[\s\p{P}\p{S}]+/gu
const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_WORD = /[a-z0-9]+/g
const ASCII_RUN = /[\x21-\x7e]+/g
const ASCII_TERM = /^[\x21-\x7e]+$/

/** Full-width to half-width, lower case, every kind of space (the ideographic one too) to one plain space. */
export function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(/\s+/g, " ").trim()
}

const tight = (line: string): string => line.replace(SEPARATORS, "")

/** The line as written, and without spaces and punctuation where that differs: 云南·核桃 is found as 云南核桃 too. */
function lines(text: string): string[] {
  const line = normalise(text)
  const bare = tight(line)
  return [...new Set([line, bare])].filter((each) => each !== "")
}

function addGrams(lexemes: Set<string>, mark: string, line: string): void {
  for (const word of line.split(" ")) {
    const characters = [...word]
    characters.forEach((character, index) => {
      lexemes.add(mark + character)
      const next = characters[index + 1]
      if (next !== undefined) lexemes.add(mark + character + next)
    })
  }
}

function addPrefixes(lexemes: Set<string>, mark: string, run: string): void {
  const kept = run.slice(0, LONGEST_LATIN)
  for (let length = 1; length <= Math.min(SHORT_PREFIX, kept.length); length += 1) {
    lexemes.add(mark + kept.slice(0, length))
  }
  if (kept !== "") lexemes.add(mark + kept)
}

type Reading = { syllables: string[] }

/** Pinyin of each run of Chinese characters, without tones, `ü` as `v` the way keyboards type it. */
function readings(text: string): Reading[] {
  return (normalise(text).match(HAN_RUN) ?? []).map((run) => ({
    syllables: pinyin(run, { toneType: "none", type: "array", v: true }),
  }))
}

function addReadings(lexemes: Set<string>, mark: string, text: string): void {
  for (const { syllables } of readings(text)) {
    syllables.forEach((_, index) => {
      const spelled = syllables.slice(index).join("")
      const initials = syllables
        .slice(index)
        .map((syllable) => syllable.charAt(0))
        .join("")
      addPrefixes(lexemes, mark, spelled)
      // Many type lu and nu for lü and nü.
      if (spelled.includes("v")) addPrefixes(lexemes, mark, spelled.replaceAll("v", "u"))
      addPrefixes(lexemes, mark, initials)
    })
  }
}

/** Words from their first letter on; Pu'er also as puer. */
function addWords(lexemes: Set<string>, mark: string, text: string): void {
  const line = normalise(text)
  for (const word of [line, line.replace(/['’\-.]/g, "")].flatMap((each) => each.match(LATIN_WORD) ?? [])) {
    addPrefixes(lexemes, mark, word)
  }
}

/** Latin letters and digits inside Chinese text match from anywhere, as Chinese does: from each of them on. */
function addAscii(lexemes: Set<string>, mark: string, line: string): void {
  for (const run of line.match(ASCII_RUN) ?? []) {
    for (let start = 0; start < run.length; start += 1) addPrefixes(lexemes, mark, run.slice(start))
  }
}

/** Cuts a product's texts into lexemes. Marks: T and O for grams of the title and the rest, R and S for Latin, C for codes. */
export function searchDocument(source: SearchSource): SearchDocument {
  const lexemes = new Set<string>()
  const titleLines = lines(source.title)
  const otherLines = source.other.flatMap(lines)

  titleLines.forEach((line) => addGrams(lexemes, "T", line))
  titleLines.forEach((line) => addAscii(lexemes, "R", line))
  otherLines.forEach((line) => addGrams(lexemes, "O", line))
  otherLines.forEach((line) => addAscii(lexemes, "S", line))
  addReadings(lexemes, "R", source.title)
  source.other.forEach((text) => addReadings(lexemes, "S", text))
  source.latin.forEach((text, index) => addWords(lexemes, index === 0 ? "R" : "S", text))
  source.codes.map(normalise).forEach((code) => lexemes.add(`C${code}`))

  const spelled = readings(source.title).flatMap(({ syllables }) => [
    syllables.map((syllable) => syllable.charAt(0)).join(""),
    syllables.join(""),
  ])
  const english = source.latin[0]
  return {
    lexemes: [...lexemes],
    text: [...titleLines, ...otherLines].join("\n"),
    title_text: [...titleLines, ...spelled, ...(english ? [normalise(english)] : [])].join("\n"),
  }
}

/** Before a facet (`o:530827`, `s:<channel>`) among the lexemes; no word begins with it. */
export const FACET_MARK = "K"

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`

function gramQuery(mark: string, characters: string[]): string {
  if (characters.length === 1) return quoted(mark + characters[0])
  const pairs = characters
    .slice(1)
    .map((character, index) => quoted(`${mark}${characters[index]}${character}`))
  return `(${[...new Set(pairs)].join(" & ")})`
}

/** How one word is found: in the title (or as a code), and anywhere else. */
function termQuery(term: string): { title: string; other: string } {
  if (!ASCII_TERM.test(term)) {
    const characters = [...term]
    return { title: gramQuery("T", characters), other: gramQuery("O", characters) }
  }
  const kept = term.slice(0, LONGEST_LATIN)
  const prefix = kept.length <= SHORT_PREFIX ? "" : ":*"
  return {
    title: `${quoted(`R${kept}`)}${prefix} | ${quoted(`C${term}`)}`,
    other: `${quoted(`S${kept}`)}${prefix}`,
  }
}

/**
 * tsquery text for what has one of `any` (nothing has, when it is empty) and all of `all`; facets as `catalog_item` keeps
 * them.
 */
export function facetQuery(any: readonly string[], all: readonly string[]): string {
  const lexeme = (facet: string): string => quoted(FACET_MARK + facet)
  const one = any.length === 0 ? quoted(FACET_MARK) : any.map(lexeme).join(" | ")
  return [`(${one})`, ...all.map(lexeme)].join(" & ")
}

/** Pairs of characters are shared with other words from the third on, and a very long Latin word is cut off. */
function needsRecheck(term: string): boolean {
  return ASCII_TERM.test(term) ? term.length > LONGEST_LATIN : [...term].length > 2
}

/**
 * Parses what a shopper typed: words between spaces must all be found. Returns null when nothing is left to search for.
 */
export function searchQuery(text: string): SearchQuery | null {
  const terms = [...new Set(normalise(text).split(" "))].filter((term) => term !== "")
  if (terms.length === 0) return null

  const queries = terms.map(termQuery)
  return {
    anywhere: queries.map(({ title, other }) => `(${title} | ${other})`).join(" & "),
    title: queries.map(({ title }) => `(${title})`).join(" & "),
    terms,
    rechecked: terms.filter(needsRecheck),
  }
}
