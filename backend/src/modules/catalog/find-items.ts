import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { CatalogAnswer, SearchSuggestion } from "../../contract"
import { type KnownWords, nearestWord, waysApart } from "./known-words"
import { searchTerms } from "./search-text"
import { SearchWords } from "./search-words"
import { type ListItems, listItems } from "./statements/list-items"

/** A sentence is no search: beyond this many words nothing is suggested. */
const MOST_WORDS = 6
/** Longer than any answer without items. */
const EMPTY_BODY = 200

const wordsOf = new WeakMap<Knex, SearchWords>()

function sharedWords(db: Knex): SearchWords {
  const words = wordsOf.get(db) ?? new SearchWords(db)
  wordsOf.set(db, words)
  return words
}

/**
 * Answers `GET /store/catalog` as JSON text (`CatalogAnswer`). A search that finds nothing is taken apart at the words the
 * shop knows; when that finds nothing either, the answer names what was probably meant, if that leads somewhere.
 */
export async function findItems(db: Knex, query: ListItems, words = sharedWords(db)): Promise<string> {
  const body = await listItems(db, query)
  if (query.q === undefined || !isEmpty(body)) return body

  const terms = searchTerms(query.q)
  if (terms.length === 0) return body

  const known = await words.of(query.channels)
  const ways = waysApart(terms, known)
  for (const way of ways) {
    const apart = await listItems(db, { ...query, q: way.join(" ") })
    if (!isEmpty(apart)) return apart
  }
  for (const way of [terms, ...ways.slice(-1)]) {
    const suggestion = await suggest(db, query.channels, way, known)
    if (suggestion) return JSON.stringify({ ...(JSON.parse(body) as CatalogAnswer), suggestion })
  }
  return body
}

const isEmpty = (body: string): boolean =>
  body.length < EMPTY_BODY && (JSON.parse(body) as CatalogAnswer).total === 0

/** These words with those that find nothing replaced by the nearest that do; null when that cannot be done. */
async function suggest(
  db: Knex,
  channels: readonly string[],
  terms: readonly string[],
  known: KnownWords
): Promise<SearchSuggestion | null> {
  if (terms.length > MOST_WORDS) return null

  const finds = async (q: string): Promise<boolean> =>
    !isEmpty(await listItems(db, { channels, q, in_stock: false, sort: "relevance", limit: 1, offset: 0 }))
  const words: string[] = []
  const words_en: string[] = []
  for (const term of terms) {
    const meant = (await finds(term)) ? { word: term, word_en: term } : nearestWord(term, known)
    if (!meant) return null
    words.push(meant.word)
    words_en.push(meant.word_en)
  }
  const [q, q_en] = [words.join(" "), words_en.join(" ")]
  // When each word finds something alone, it is not the spelling that stands in the way.
  if (q === terms.join(" ") || !(await finds(q))) return null
  return { q, q_en: (await finds(q_en)) ? q_en : q }
}
