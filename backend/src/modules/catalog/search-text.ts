import { pinyin } from "pinyin-pro"
import { everydayPlaceName, shortPlaceName } from "./place-names"

/** Goes up when a document would be cut into other lexemes: the next start then rebuilds every row. */
export const SEARCH_VERSION = 3

/**
 * What of a product can be found. `title`, `other` (subtitle, category) and `places` are Chinese and match anywhere in the
 * text and by pinyin, places also by the name people use; `latin` (English title and names) matches from a word's first
 * letter; `codes` (SKU, EAN) match whole.
 */
export type SearchSource = {
  title: string
  other: string[]
  places: string[]
  latin: string[]
  codes: string[]
}

/** What is stored: lexemes for the index, `text` to recheck against, `title_text` to rank by. */
export type SearchDocument = { lexemes: string[]; text: string; title_text: string }

/**
 * A parsed query. `anywhere` finds what has every word, `title` what has every word in its title, `named` (for one Latin
 * word) what comes from a place whose name reads so; all are PostgreSQL tsquery text. The index is exact but for the words
 * in `rechecked`, which must also stand in the text as they are.
 */
export type SearchQuery = {
  anywhere: string
  title: string
  named: string | null
  terms: string[]
  rechecked: string[]
}

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
const APOSTROPHES = /['‘’ʼ`´]/g
/** A place's name is read in two letters or more. */
const NAME_READING = /^[a-z]{2,}$/

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

/** A run of Chinese characters, and how each of them is read. */
export type Reading = { run: string; syllables: string[] }

/** Pinyin of each run of Chinese characters, without tones, `ü` as `v` the way keyboards type it. */
export function readings(text: string): Reading[] {
  return (normalise(text).match(HAN_RUN) ?? []).map((run) => ({
    run,
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

/** What a place's short name is read as, spelled and by initials, each whole: its own name, not a beginning of another. */
function addNameReadings(lexemes: Set<string>, place: string): void {
  for (const { syllables } of readings(shortPlaceName(place))) {
    const spelled = syllables.join("")
    const initials = syllables.map((syllable) => syllable.charAt(0)).join("")
    for (const reading of [spelled, spelled.replaceAll("v", "u"), initials]) lexemes.add(`P${reading}`)
  }
}

/** Pu'er as people type it: puer. */
export const withoutApostrophes = (text: string): string => text.replace(APOSTROPHES, "")

/** Words from their first letter on; Pu'er also as puer. */
function addWords(lexemes: Set<string>, mark: string, text: string): void {
  const line = normalise(text)
  for (const word of [line, withoutApostrophes(line).replace(/[-.]/g, "")].flatMap(
    (each) => each.match(LATIN_WORD) ?? []
  )) {
    addPrefixes(lexemes, mark, word)
  }
}

/** Latin letters and digits inside Chinese text match from anywhere, as Chinese does: from each of them on. */
function addAscii(lexemes: Set<string>, mark: string, line: string): void {
  for (const run of line.match(ASCII_RUN) ?? []) {
    for (let start = 0; start < run.length; start += 1) addPrefixes(lexemes, mark, run.slice(start))
  }
}

/**
 * Cuts a product's texts into lexemes. Marks: T and O for grams of the title and the rest, R and S for Latin, C for codes, P
 * for what the names of its places are read as.
 */
export function searchDocument(source: SearchSource): SearchDocument {
  const lexemes = new Set<string>()
  const titleLines = lines(source.title)
  // 孟连傣族拉祜族佤族自治县 is its name on paper; nobody types it.
  const others = [...source.other, ...source.places.flatMap((name) => [name, everydayPlaceName(name)])]
  const otherLines = [...new Set(others.flatMap(lines))]

  titleLines.forEach((line) => addGrams(lexemes, "T", line))
  titleLines.forEach((line) => addAscii(lexemes, "R", line))
  otherLines.forEach((line) => addGrams(lexemes, "O", line))
  otherLines.forEach((line) => addAscii(lexemes, "S", line))
  addReadings(lexemes, "R", source.title)
  others.forEach((text) => addReadings(lexemes, "S", text))
  source.places.forEach((place) => addNameReadings(lexemes, place))
  source.latin.forEach((text, index) => addWords(lexemes, index === 0 ? "R" : "S", text))
  source.codes.map(normalise).forEach((code) => lexemes.add(`C${code}`))

  const spelled = readings(source.title).flatMap(({ syllables }) => [
    syllables.map((syllable) => syllable.charAt(0)).join(""),
    syllables.join(""),
  ])
  const english = source.latin[0] ? normalise(source.latin[0]) : ""
  return {
    lexemes: [...lexemes],
    text: [...titleLines, ...otherLines].join("\n"),
    title_text: [...titleLines, ...spelled, ...new Set([english, withoutApostrophes(english)])]
      .filter((line) => line !== "")
      .join("\n"),
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
  const spellings = [...new Set([term, withoutApostrophes(term)])].filter((spelling) => spelling !== "")
  const marked = (mark: string): string[] => spellings.map((spelling) => latinQuery(mark, spelling))
  return {
    title: [...marked("R"), quoted(`C${term}`)].join(" | "),
    other: marked("S").join(" | "),
  }
}

function latinQuery(mark: string, word: string): string {
  const kept = word.slice(0, LONGEST_LATIN)
  return `${quoted(mark + kept)}${kept.length <= SHORT_PREFIX ? "" : ":*"}`
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

/** The words a shopper typed, each once, with one kind of apostrophe. */
export function searchTerms(text: string): string[] {
  const words = normalise(text).replace(APOSTROPHES, "'").split(" ")
  return [...new Set(words)].filter((term) => term !== "")
}

/**
 * Parses what a shopper typed: words between spaces must all be found. Returns null when nothing is left to search for.
 */
export function searchQuery(text: string): SearchQuery | null {
  const terms = searchTerms(text)
  const [first, ...others] = terms
  if (first === undefined) return null

  const queries = terms.map(termQuery)
  return {
    anywhere: queries.map(({ title, other }) => `(${title} | ${other})`).join(" & "),
    title: queries.map(({ title }) => `(${title})`).join(" & "),
    named: others.length === 0 && NAME_READING.test(first) ? quoted(`P${first}`) : null,
    terms,
    rechecked: terms.filter(needsRecheck),
  }
}
