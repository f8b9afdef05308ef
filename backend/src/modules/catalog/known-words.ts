import leven from "leven"
import { everydayPlaceName, shortPlaceName } from "./place-names"
import { normalise, readings, type SearchSource, withoutApostrophes } from "./search-text"

/** A word that leads somewhere: how it is shown, for readers of English too, and how it is typed in Latin letters. */
type KnownWord = { word: string; word_en: string; spellings: string[]; isPlace: boolean; products: number }

/** What a shop's products are called: the names of their places, and the words that at least two of them share. */
export type KnownWords = {
  places: ReadonlySet<string>
  shared: ReadonlySet<string>
  all: readonly KnownWord[]
}

const SHORTEST = 2
const LONGEST = 4
const LONGEST_PLACE = 20
const ENGLISH_WORD = /[a-z]{4,}/g
const HAN_OR_OTHER = /\p{Script=Han}+|[^\p{Script=Han}]+/gu
const HAN = /^\p{Script=Han}+$/u
/** 孟连的咖啡: says only that the one belongs to the other. */
const PARTICLES = /^的|的$/g

const spelled = (text: string): string =>
  readings(text)
    .flatMap(({ syllables }) => syllables)
    .join("")

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Every two to four neighbouring characters of a text, with their reading. */
function* gramsOf(text: string): Generator<[gram: string, reading: string]> {
  for (const { run, syllables } of readings(text)) {
    const characters = [...run]
    for (let start = 0; start < characters.length; start += 1) {
      const longest = Math.min(start + LONGEST, characters.length)
      for (let end = start + SHORTEST; end <= longest; end += 1) {
        yield [characters.slice(start, end).join(""), syllables.slice(start, end).join("")]
      }
    }
  }
}

function countInto(counts: Map<string, KnownWord>, words: Map<string, Omit<KnownWord, "products">>): void {
  for (const [word, known] of words) {
    const counted = counts.get(word) ?? { ...known, products: 0 }
    counts.set(word, { ...counted, products: counted.products + 1 })
  }
}

/** Puts the words of these products together. */
export function knownWords(sources: readonly SearchSource[]): KnownWords {
  const placeNames = new Set(sources.flatMap(({ places }) => places))
  const counts = new Map<string, KnownWord>()
  for (const { title, other, latin } of sources) {
    const words = new Map<string, Omit<KnownWord, "products">>()
    for (const text of [title, ...other]) {
      for (const [gram, reading] of gramsOf(text)) {
        words.set(gram, { word: gram, word_en: gram, spellings: [reading], isPlace: false })
      }
    }
    for (const word of withoutApostrophes(normalise(latin[0] ?? "")).match(ENGLISH_WORD) ?? []) {
      words.set(word, { word, word_en: word, spellings: [word], isPlace: false })
    }
    countInto(counts, words)
  }
  const shared = [...counts.values()].filter(({ products }) => products > 1)
  return {
    places: new Set([...placeNames].flatMap((name) => [name, everydayPlaceName(name), shortPlaceName(name)])),
    shared: new Set(shared.map(({ word }) => word)),
    all: [...[...placeNames].map(knownPlace), ...shared],
  }
}

function knownPlace(name: string): KnownWord {
  const everyday = everydayPlaceName(name)
  const short = spelled(shortPlaceName(name))
  const spellings = [...new Set([short, spelled(everyday)])]
  return { word: everyday, word_en: capital(short), spellings, isPlace: true, products: 0 }
}

/** Cuts out the words that `isWord` knows, from the left, the longest first; what lies between stays whole. */
function cut(text: string, isWord: (part: string) => boolean, longest: number): string[] {
  const characters = [...text]
  const parts: string[] = []
  let between = ""
  const close = () => {
    const rest = between.replace(PARTICLES, "")
    if (rest !== "") parts.push(rest)
    between = ""
  }
  for (let at = 0; at < characters.length;) {
    let length = Math.min(longest, characters.length - at)
    while (length >= SHORTEST && !isWord(characters.slice(at, at + length).join(""))) length -= 1
    if (length < SHORTEST) {
      between += characters[at]
      at += 1
    } else {
      close()
      parts.push(characters.slice(at, at + length).join(""))
      at += length
    }
  }
  close()
  return parts
}

/**
 * Words written without spaces (云南孟连咖啡), taken apart: first only at the names of places, then at shared words too. Each
 * way is a list of words that must all be found; ways that take nothing apart are left out.
 */
export function waysApart(terms: readonly string[], { places, shared }: KnownWords): string[][] {
  const atPlaces = (run: string): string[] => cut(run, (part) => places.has(part), LONGEST_PLACE)
  const atAll = (run: string): string[] =>
    atPlaces(run).flatMap((part) =>
      places.has(part) ? [part] : cut(part, (word) => shared.has(word), LONGEST)
    )
  const apart = (way: (run: string) => string[]): string[] => [
    ...new Set(
      terms
        .flatMap((term) => term.match(HAN_OR_OTHER) ?? [])
        .flatMap((run) => (HAN.test(run) ? way(run) : [run]))
    ),
  ]
  const seen = new Set([terms.join(" ")])
  return [atPlaces, atAll].map(apart).filter((way) => {
    const isNew = way.length > 0 && !seen.has(way.join(" "))
    seen.add(way.join(" "))
    return isNew
  })
}

/** Two neighbouring letters in the wrong order are one slip, not two. */
function slipsBetween(typed: string, meant: string): number {
  const at = [...typed].findIndex((letter, place) => letter !== meant[place])
  const swapped = at < 0 ? typed : `${typed.slice(0, at)}${typed[at + 1]}${typed[at]}${typed.slice(at + 2)}`
  return at >= 0 && swapped === meant ? 1 : leven(typed, meant)
}

/** How many slips of the finger are forgiven in so many letters. */
const slipsForgiven = (letters: number): number => (letters < 4 ? 0 : letters < 6 ? 1 : 2)

/**
 * The known word that was probably meant by one that finds nothing: the one with the fewest other letters in Latin
 * spelling, places first, then what most products share. Chinese must be read the same (孟莲 → 孟连县), or nearly so with a
 * character in common. Null when nothing is near.
 */
export function nearestWord(term: string, { all }: KnownWords): KnownWord | null {
  const isHan = HAN.test(term)
  const typed = isHan ? spelled(term) : withoutApostrophes(term)
  let nearest: { known: KnownWord; slips: number } | null = null
  for (const known of all) {
    const forgiven = isHan
      ? Number([...term].some((character) => known.word.includes(character)))
      : slipsForgiven(typed.length)
    for (const spelling of known.spellings) {
      if (Math.abs(spelling.length - typed.length) > forgiven || known.word === term) continue
      const slips = slipsBetween(typed, spelling)
      if (slips <= forgiven && (!nearest || isNearer({ known, slips }, nearest))) nearest = { known, slips }
    }
  }
  return nearest?.known ?? null
}

type Candidate = { known: KnownWord; slips: number }

function isNearer(one: Candidate, other: Candidate): boolean {
  if (one.slips !== other.slips) return one.slips < other.slips
  if (one.known.isPlace !== other.known.isPlace) return one.known.isPlace
  return one.known.products > other.known.products
}
