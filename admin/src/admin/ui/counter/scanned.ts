/** What a scan box was given: a code, and how many pieces it stands for (`5*690…` are five). */
export type Scanned = { code: string; quantity: number }

/** More pieces than one carton holds are a code that ended up before the star. */
const MOST_PIECES = 9_999

/** Reads what a scanner or a hand put into the box; null for nothing. Full-width digits and stars are as good. Pure. */
export function scanned(text: string): Scanned | null {
  const plain = text.normalize("NFKC").replaceAll("×", "*").trim()
  if (plain === "") return null

  const [, pieces, code] = /^(\d{1,4})\s*[*x]\s*(\S.*)$/i.exec(plain) ?? []
  const quantity = Number(pieces)
  if (code && quantity >= 1 && quantity <= MOST_PIECES) return { code: code.trim(), quantity }
  return { code: plain, quantity: 1 }
}
