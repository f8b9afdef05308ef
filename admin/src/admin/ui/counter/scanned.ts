/** What a scan box was given: a code, and how many pieces it stands for (`5*690…` are five). */
export type Scanned = { code: string; quantity: number }

/** More pieces than one carton holds are a code that ended up before the star. */
const MOST_PIECES = 9_999

/** The page of a lot, as the QR code on its pack has it; the lot's trace code is its last part. */
const TRACE_PAGE = /^https?:\/\/[^/\s]+\/trace\/([0-9a-z]{8,32})\/?(?:[?#]\S*)?$/i

/**
 * Reads what a scanner or a hand put into the box; null for nothing. Full-width digits and stars are as good, and the address
 * of a lot's page is its trace code. Pure.
 */
export function scanned(text: string): Scanned | null {
  const plain = text.normalize("NFKC").replaceAll("×", "*").trim()
  if (plain === "") return null

  const [, pieces, code] = /^(\d{1,4})\s*[*x]\s*(\S.*)$/i.exec(plain) ?? []
  const quantity = Number(pieces)
  if (code && quantity >= 1 && quantity <= MOST_PIECES) return { code: codeIn(code.trim()), quantity }
  return { code: codeIn(plain), quantity: 1 }
}

const codeIn = (text: string): string => TRACE_PAGE.exec(text)?.[1]?.toUpperCase() ?? text

/** A code the camera read, behind the pieces that were typed for it (`5*`); other text in the box is left out. Pure. */
export const withPieces = (typed: string, code: string): string =>
  /^\s*\d{1,4}\s*[*x×]\s*$/i.test(typed.normalize("NFKC")) ? `${typed}${code}` : code
