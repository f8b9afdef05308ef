/** The modulo-10 check digit of an EAN-13: weights 1, 3, 1, 3 … from the left. Takes the first twelve digits. */
export function checkDigit(twelve: string): number {
  if (!/^\d{12}$/.test(twelve)) throw new RangeError(`Expected twelve digits, got ${twelve}.`)

  const sum = [...twelve].reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}

// GS1 keeps 200–299 for restricted circulation. 24 is ours; 20–23 stay free for the scales' own store codes.
const PREFIX = "24"

/**
 * The EAN-13 of a seed article: prefix, county, product, variant. Readable back to its SKU and no real company's number.
 */
export function barcodeOf(sku: string): string {
  const digits = /^(\d{6})-(\d{2})-(\d{1,2})$/.exec(sku)
  if (!digits) throw new RangeError(`Expected an SKU such as 530827-01-1, got ${sku}.`)

  const twelve = `${PREFIX}${digits[1]}${digits[2]}${digits[3]!.padStart(2, "0")}`
  return `${twelve}${checkDigit(twelve)}`
}
