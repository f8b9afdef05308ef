/** The longest number of pieces a document takes; what is longer was a code, read into the wrong field. */
const DIGITS = /^\d{1,6}$/

/** Pieces as typed, full-width digits too; null for an empty field, undefined for what is no number of pieces. Pure. */
export function piecesOf(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim()
  if (plain === "") return null
  return DIGITS.test(plain) ? Number(plain) : undefined
}

/** A scanner that types while the cursor stands in a number: a code, not pieces. Pure. */
export const isScannedCode = (text: string): boolean =>
  piecesOf(text) === undefined && /^[\w-]{7,64}$/.test(text.normalize("NFKC").trim())
