import { z } from "@medusajs/framework/zod"

/** A whole number of a query string, within bounds, with what is meant when it is left out. */
export const whole = (least: number, most: number, otherwise: number) => {
  const expected = `Expected a whole number from ${least} to ${most}.`
  return z
    .string(expected)
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.number().min(least, expected).max(most, expected))
    .default(otherwise)
}

/** `true` or `false`, as text; false when left out. */
export const flag = z
  .enum(["true", "false"], { error: 'Expected "true" or "false".' })
  .default("false")
  .transform((value) => value === "true")

/** A code or handle we did not make up: an unknown one finds nothing, it is no mistake. */
export const code = z.string("Expected one value.").max(200, "Expected at most 200 characters.")

/** What a shopper types. */
export const words = z.string("Expected one text.").max(100, "Search for at most 100 characters.")

/** Values between commas, at most a hundred. */
export const list = z
  .string("Expected values between commas.")
  .transform((text) => [...new Set(text.split(",").filter((each) => each !== ""))])
  .pipe(z.array(code).max(100, "Expected at most 100 values."))

export const limit = whole(1, 100, 24)
export const offset = whole(0, 1_000_000, 0)
