/** "¥1,234.50", "−1,234.50", "3.2 元" → whole fen. Throws when the text holds no amount. */
export function fenOf(text: string): number {
  const found = /([−-]?)\s*¥?\s*([−-]?)(\d[\d,]*)(?:\.(\d{1,2}))?/.exec(text)
  const whole = found?.[3]
  if (!found || whole === undefined) throw new Error(`No amount in "${text}".`)

  const fen = Number(whole.replaceAll(",", "")) * 100 + Number((found[4] ?? "").padEnd(2, "0") || 0)
  return found[1] || found[2] ? -fen : fen
}
