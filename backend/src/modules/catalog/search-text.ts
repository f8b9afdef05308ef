import { pinyin } from "pinyin-pro"

/** Goes up when a document would be cut into other lexemes: the next start then rebuilds every row. */
export const SEARCH_VERSION = 1

/**
 * What of a product can be found. `title` and `other` (subtitle, places, category) are Chinese and match anywhere in the
 * text and by pinyin; `latin` (English title and names) matches from a word's first letter; `codes` (SKU, EAN) match whole.
 */
export type SearchSource = { title: string; other: string[]; latin: string[]; codes: string[] }

/** What is stored: lexemes for the index, `text` to recheck against, `title_text` to rank by. */
export type SearchDocument = { lexemes: string[]; text: string; title_text: string }

/** A parsed query. `terms` are rechecked; `exact[i]` finds a term by index alone, so it needs no recheck. */
export type SearchQuery = { tsquery: string; terms: string[]; rechecked: { term: string; exact: string }[] }

/** Longest Latin run a lexeme holds; a longer query finds nothing by pinyin. */
const LONGEST_LATIN = 48
/** Up to here every beginning is a lexeme of its own, so that `h` reads one posting list and not a thousand. */
const SHORT_PREFIX = 4

const INVISIBLE = /[\u0000\u00ad\u200b-\u200f\u2060\ufeff]/g
const SEPARATORS = /[\s\p{P}\p{S}]+/gu
const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_WORD = /[a-z0-9]+/g

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
function latinWords(text: string): string[] {
  const line = normalise(text)
  return [...(line.match(LATIN_WORD) ?? []), ...(line.replace(/['’\-.]/g, "").match(LATIN_WORD) ?? [])]
}

/** Cuts a product's texts into lexemes. Marks: T/O grams of title/other, R/S readings and words, C codes. */
export function searchDocument(source: SearchSource): SearchDocument {
  const lexemes = new Set<string>()
  const titleLines = lines(source.title)
  const otherLines = source.other.flatMap(lines)

  titleLines.forEach((line) => addGrams(lexemes, "T", line))
  otherLines.forEach((line) => addGrams(lexemes, "O", line))
  addReadings(lexemes, "R", source.title)
  source.other.forEach((text) => addReadings(lexemes, "S", text))
  latinWords(source.title).forEach((word) => addPrefixes(lexemes, "R", word))
  source.latin.forEach((text, index) => {
    latinWords(text).forEach((word) => addPrefixes(lexemes, index === 0 ? "R" : "S", word))
  })
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

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`

function gramQuery(mark: string, characters: string[]): string {
  if (characters.length === 1) return quoted(mark + characters[0])
  const pairs = characters
    .slice(1)
    .map((character, index) => quoted(`${mark}${characters[index]}${character}`))
  return `(${[...new Set(pairs)].join(" & ")})`
}

/** Pinyin, initials, words and codes: what the index decides alone. */
function exactQuery(term: string): string {
  const branches: string[] = []
  if (/^[a-z0-9]+$/.test(term)) {
    const prefix = term.length <= SHORT_PREFIX ? "" : ":*"
    branches.push(quoted(`R${term}`) + prefix, quoted(`S${term}`) + prefix)
  }
  if (/^[\x21-\x7e]+$/.test(term)) branches.push(quoted(`C${term}`))
  return branches.join(" | ")
}

/**
 * Parses what a shopper typed: words between spaces must all be found. Returns null when nothing is left to search for.
 * One and two characters are exact in the index; three and more share pairs with other words, so they are rechecked.
 */
export function searchQuery(text: string): SearchQuery | null {
  const terms = [...new Set(normalise(text).split(" "))].filter((term) => term !== "")
  if (terms.length === 0) return null

  const rechecked: SearchQuery["rechecked"] = []
  const parts = terms.map((term) => {
    const characters = [...term]
    const exact = exactQuery(term)
    if (characters.length > 2) rechecked.push({ term, exact })
    return `(${[gramQuery("T", characters), gramQuery("O", characters), exact].filter(Boolean).join(" | ")})`
  })
  return { tsquery: parts.join(" & "), terms, rechecked }
}
