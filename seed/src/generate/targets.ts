import { splitExactly } from "../../../backend/src/values/fen"
import { groupBy } from "./demand"
import { fraction, hash } from "./hash"

/** Targets are whole units of 100 yuan (domain.md §13.5). */
export const UNIT_FEN = 10_000
const CITY_ROUNDING_FEN = 100 * UNIT_FEN

export type CountyMonthTarget = {
  node_code: string
  parent_code: string
  /** `YYYY-MM` */
  month: string
  amount_fen: number
}

/**
 * The county targets of a year by month: city → province → prefecture → county → month, at every level exactly the sum of
 * the level below. `expected_fen` is what the sample sells per county in that year; a county's ambition differs by its
 * code, so that by the end of a year most are near their target, some above and some red. Sorted by code and month.
 */
export function countyTargets(
  year: number,
  expected_fen: ReadonlyMap<string, number>,
  month_weights: readonly number[]
): CountyMonthTarget[] {
  const wanted = [...expected_fen]
    .filter(([code]) => !code.endsWith("00"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, fen]) => ({ code, weight: Math.round((fen * ambitionOf(code)) / UNIT_FEN) }))
  const city_fen =
    Math.round((sum(wanted.map(({ weight }) => weight)) * UNIT_FEN) / CITY_ROUNDING_FEN) * CITY_ROUNDING_FEN

  const lines: CountyMonthTarget[] = []
  const provinces = [...groupBy(wanted, ({ code }) => `${code.slice(0, 2)}0000`)]
  const perProvince = allocate(
    city_fen,
    provinces.map(([, counties]) => weightOf(counties))
  )
  provinces.forEach(([, counties], index) => {
    const prefectures = [...groupBy(counties, ({ code }) => `${code.slice(0, 4)}00`)]
    const perPrefecture = allocate(
      perProvince[index]!,
      prefectures.map(([, own]) => weightOf(own))
    )
    prefectures.forEach(([prefecture, own], place) => {
      const perCounty = allocate(
        perPrefecture[place]!,
        own.map(({ weight }) => weight)
      )
      own.forEach(({ code }, position) => {
        const perMonth = allocate(perCounty[position]!, month_weights)
        perMonth.forEach((amount_fen, month) =>
          lines.push({
            node_code: code,
            parent_code: prefecture,
            month: `${year}-${String(month + 1).padStart(2, "0")}`,
            amount_fen,
          })
        )
      })
    })
  })
  return lines
}

/** Splits whole units of 100 yuan by largest remainder, ties to the earlier child. The parts sum to `amount_fen`. */
export function allocate(amount_fen: number, weights: readonly number[]): number[] {
  if (amount_fen % UNIT_FEN !== 0)
    throw new RangeError(`${amount_fen} fen is not a whole number of 100 yuan.`)
  return splitExactly(amount_fen / UNIT_FEN, weights).map((units) => units * UNIT_FEN)
}

/** Target ÷ expected sales: a seventh is far too ambitious, a third somewhat, the rest within reach. */
function ambitionOf(code: string): number {
  const draw = fraction(hash(`ambition/${code}`))
  const within = fraction(hash(`ambition-within/${code}`))
  if (draw < 0.14) return 1.18 + 0.4 * within
  if (draw < 0.45) return 1.02 + 0.1 * within
  return 0.86 + 0.15 * within
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
const weightOf = (counties: readonly { weight: number }[]): number =>
  sum(counties.map(({ weight }) => weight))
