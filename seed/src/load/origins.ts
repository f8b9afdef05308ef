import { importOriginsWorkflow } from "../../../backend/src/workflows/origin/import-origins"
import { readCounties, readPairings } from "../read-data"
import type { Sample } from "../sample"
import type { Seeding } from "./seeding"

/** Memberships hold from here on; the office's founding list is of about 2018 (domain.md §1.3). */
const MEMBER_SINCE = "2018-01-01"
const LISTS_SOURCE = "published list of the 832 counties; 新民晚报 2020-09-30"

/** Places, their membership in the programme, pairings with city districts, and suppliers. */
export async function loadOrigins({ container }: Seeding, sample: Sample): Promise<string> {
  const counties = new Map(readCounties().map((county) => [county.code, county]))
  const member = (origin_code: string, list: string) => ({
    origin_code,
    list,
    valid_from: MEMBER_SINCE,
    valid_until: null,
    source: LISTS_SOURCE,
  })
  const pairings = readPairings()

  await importOriginsWorkflow(container).run({
    input: {
      places: sample.places.map((place) => {
        const county = counties.get(place.code)
        return {
          ...place,
          flagship_zh: county?.flagship_product_zh ?? null,
          flagship_en: county?.flagship_product_en ?? null,
        }
      }),
      memberships: sample.places.flatMap((place) => [
        member(place.code, "supported"),
        ...(counties.get(place.code)?.in_98 ? [member(place.code, "98")] : []),
      ]),
      pairings,
      suppliers: sample.suppliers,
    },
  })
  return `${counties.size} counties, ${pairings.length} pairings, ${sample.suppliers.length} suppliers`
}
