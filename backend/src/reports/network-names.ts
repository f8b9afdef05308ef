import type NetworkModuleService from "../modules/network/service"

/** What lines call their district and venue type, ready to be spread over a row; one that nobody knows is called by its code. */
export async function namesOfNetwork(network: NetworkModuleService) {
  const [districts, venues] = await Promise.all([
    network.listDistricts({}, { take: null }),
    network.listVenueTypes({}, { take: null }),
  ])
  const districtOf = new Map(districts.map((each) => [each.code, each]))
  const venueOf = new Map(venues.map((each) => [each.code, each]))
  return {
    district: (code: string | null) => {
      const found = code === null ? undefined : districtOf.get(code)
      return { district_name: found?.name_zh ?? code, district_name_en: found?.name_en ?? code }
    },
    venue: (code: string | null) => {
      const found = code === null ? undefined : venueOf.get(code)
      return { venue_name: found?.label_zh ?? code, venue_name_en: found?.label_en ?? code }
    },
  }
}
