import { Lunar } from "lunar-typescript"
import type { BusinessDay } from "../values/business-day"

/**
 * 春节, the first day of the lunar year that begins in `year`: between 21 January and 21 February. The platform's own Chinese
 * calendar is a day late where the new moon falls just before midnight, as in 2027.
 */
export function springFestival(year: number): BusinessDay {
  // Written in the shape of a day; a year before 1900 is only ever compared with.
  return Lunar.fromYmd(year, 1, 1).getSolar().toYmd() as BusinessDay
}
