const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of a 统一社会信用代码 (GB 32100-2015) over its first seventeen characters. */
export function usccCheckCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * ALPHABET.indexOf(seventeen[index]!), 0)
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

/**
 * A credit code for a sample supplier. Its check character is wrong on purpose, so that it can never be a real company's.
 * `number` tells the suppliers of one place apart, 0 to 9999.
 */
export function sampleUscc(origin_code: string, isCooperative: boolean, number: number): string {
  const body = `${isCooperative ? "93" : "91"}${origin_code}MA${String(number).padStart(4, "0")}EX`
  const seventeen = body.padEnd(17, "0")
  const right = ALPHABET.indexOf(usccCheckCharacter(seventeen))
  return `${seventeen}${ALPHABET[(right + 1) % ALPHABET.length]}`
}
