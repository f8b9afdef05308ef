import { z } from "@medusajs/framework/zod"
import { said } from "./said"

/** Six digits of GB/T 2260 that name a county. Codes ending in 00 name a prefecture or a province, so they are refused. */
export const CountyCode = z
  .string()
  .regex(
    /^\d{4}(?!00)\d{2}$/,
    said("应为 6 位县级区划代码，例如 530827。", "Expected a six-digit county code, such as 530827.")
  )
  .brand<"CountyCode">()
export type CountyCode = z.infer<typeof CountyCode>

/** Goods known only to a prefecture carry its code, such as 530800 (domain.md §6 rule 4). */
export const PrefectureCode = z
  .string()
  .regex(
    /^\d{2}(?!00)\d{2}00$/,
    said("应为州市区划代码，例如 530800。", "Expected a prefecture code, such as 530800.")
  )
  .brand<"PrefectureCode">()
export type PrefectureCode = z.infer<typeof PrefectureCode>

/** What a product may name as its origin: a county, or a prefecture where nothing finer is known. */
export const OriginCode = z.union([CountyCode, PrefectureCode], {
  error: said("应为县或州市的 6 位区划代码。", "Expected the six-digit code of a county or prefecture."),
})
export type OriginCode = z.infer<typeof OriginCode>

/** Any place of the tree, provinces included: what a filter may name. */
export const PlaceCode = z
  .string()
  .regex(/^\d{6}$/, said("应为 6 位区划代码。", "Expected a six-digit place code."))

/** Sales whose product had no origin on that day. Kept visible in a row of their own, never guessed (domain.md §6). */
export const UNKNOWN_ORIGIN = "000000"

export function levelOfCode(code: string): "province" | "prefecture" | "county" {
  if (code.endsWith("0000")) return "province"
  return code.endsWith("00") ? "prefecture" : "county"
}

export function prefectureOf(code: string): string {
  return `${code.slice(0, 4)}00`
}

export function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`
}
