import type { Festival } from "../read-data"
import { addDays, type BusinessDay } from "../../../backend/src/values/business-day"

/**
 * How much a day weighs, 1 on average over its year (domain.md §15.4). January and February stand at what they would be
 * without the Spring Festival, September and October without the Mid-Autumn Festival: the moving peaks are laid on top,
 * and in an average year the two together give the factors of the domain paper (1.55, 0.95 … 1.30, 1.15).
 */
const WITHOUT_FESTIVALS = [0.8, 0.8, 0.75, 0.8, 0.95, 0.95, 0.8, 0.85, 1.09, 1.09, 0.95, 1.0]
/** The factors as printed, for years whose festivals are not in the file. */
const AVERAGE_YEAR = [1.55, 0.95, 0.75, 0.8, 0.95, 0.95, 0.8, 0.85, 1.3, 1.15, 0.95, 1.0]

const SPRING_PEAK = { from: -30, until: -3, factor: 2.5 }
const SPRING_TROUGH = { from: 0, until: 10, factor: 0.5 }
const AUTUMN_PEAK = { from: -14, until: 1, factor: 1.5 }

export type Season = {
  /** The day's weight; 1 is an average day of its year. */
  ofDay: (day: BusinessDay) => number
  /** Weights of the twelve months of a year as whole numbers, in proportion to their days' weights. */
  ofMonths: (year: number) => number[]
}

export function seasonOf(festivals: readonly Festival[]): Season {
  const years = new Map<number, ReadonlyMap<string, number>>()
  const yearOf = (year: number): ReadonlyMap<string, number> => {
    const known = years.get(year)
    if (known) return known

    const made = weightsOfYear(year, festivals)
    years.set(year, made)
    return made
  }

  return {
    ofDay: (day) => yearOf(Number(day.slice(0, 4))).get(day)!,
    ofMonths: (year) => {
      const months = Array.from({ length: 12 }, () => 0)
      for (const [day, weight] of yearOf(year)) months[Number(day.slice(5, 7)) - 1]! += weight
      return months.map((weight) => Math.round(weight * 1_000))
    },
  }
}

function weightsOfYear(year: number, festivals: readonly Festival[]): ReadonlyMap<string, number> {
  const own = festivals.find((festival) => festival.year === year)
  // The peak before a Spring Festival in January begins in December.
  const springs = festivals.filter((festival) => Math.abs(festival.year - year) <= 1)
  const raw = daysOfYear(year).map((day) => {
    const month = Number(day.slice(5, 7)) - 1
    if (!own) return [day, AVERAGE_YEAR[month]!] as const

    const spring = springs.reduce(
      (all, { spring_festival }) =>
        all *
        windowFactor(day, spring_festival, SPRING_PEAK) *
        windowFactor(day, spring_festival, SPRING_TROUGH),
      1
    )
    return [day, WITHOUT_FESTIVALS[month]! * spring * windowFactor(day, own.mid_autumn, AUTUMN_PEAK)] as const
  })
  const mean = raw.reduce((sum, [, weight]) => sum + weight, 0) / raw.length
  return new Map(raw.map(([day, weight]) => [day, weight / mean]))
}

/** The factor when `day` lies in [festival + from, festival + until), else 1. */
function windowFactor(
  day: string,
  festival: string,
  span: { from: number; until: number; factor: number }
): number {
  const distance = Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${festival}T00:00:00Z`)) / 86_400_000
  )
  return distance >= span.from && distance < span.until ? span.factor : 1
}

function daysOfYear(year: number): BusinessDay[] {
  return daysBetween(`${year}-01-01` as BusinessDay, `${year + 1}-01-01` as BusinessDay)
}

/** Every day of the half-open span. */
export function daysBetween(from: BusinessDay, until: BusinessDay): BusinessDay[] {
  const days: BusinessDay[] = []
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
  return days
}

/** 0 is Sunday. A business day is a date, so the weekday needs no time zone. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
