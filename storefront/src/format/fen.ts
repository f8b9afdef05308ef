/** Whole fen as a shopper reads them: `¥1,280.50`. Always two decimals, so columns of prices line up. */
export function yuan(fen: number): string {
  const [whole, cents] = yuanParts(fen)
  return `${whole}.${cents}`
}

/** `["¥1,280", "50"]` for screens that set the decimals smaller. Integer arithmetic only. */
export function yuanParts(fen: number): [whole: string, cents: string] {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Expected whole fen, got ${fen}.`)

  const size = Math.abs(fen)
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ",")
  return [`${fen < 0 ? "−" : ""}¥${whole}`, String(size % 100).padStart(2, "0")]
}
