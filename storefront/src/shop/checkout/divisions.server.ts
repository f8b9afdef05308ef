import type { ChineseAddress } from "@baixian/backend/contract"
import divisions from "./divisions.json"

export type Division = { code: string; name: string }
type District = [code: string, name: string]
type City = [code: string, name: string, districts: District[]]
type Province = [code: string, name: string, cities: City[]]

const provinces = divisions as unknown as Province[]

const plain = ([code, name]: [string, string, ...unknown[]]): Division => ({ code, name })

/** The choices of the cascade for what has been chosen so far; empty lists below an open choice. */
export function divisionChoices(province_code: string, city_code: string) {
  const province = provinces.find(([code]) => code === province_code)
  const city = province?.[2].find(([code]) => code === city_code)
  return {
    provinces: provinces.map(plain),
    cities: province?.[2].map(plain) ?? [],
    areas: city?.[2].map(plain) ?? [],
  }
}

/** The chosen region with its names; null when the three do not belong together. */
export function findRegion(
  province_code: string,
  city_code: string,
  area_code: string
): Omit<ChineseAddress, "detail"> | null {
  const province = provinces.find(([code]) => code === province_code)
  const city = province?.[2].find(([code]) => code === city_code)
  const area = city?.[2].find(([code]) => code === area_code)
  if (!province || !city || !area) return null

  return {
    province_code,
    province: province[1],
    city_code,
    city: city[1],
    // Cities without districts list towns by nine digits; the first six are the division they belong to.
    district_code: area_code.slice(0, 6),
    district: area[1],
  }
}
