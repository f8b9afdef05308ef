import fc from "fast-check"
import { splitByOrigin } from "../sales-line"

const share = (origin_code: string, share_bp: number) => ({ origin_code, share_bp })

describe("splitByOrigin", () => {
  it("leaves goods of one place whole", () => {
    expect(
      splitByOrigin([share("530827", 10_000)], { quantity: 3, gross_fen: 100, discount_fen: 1 })
    ).toEqual([{ origin_code: "530827", quantity: 3, gross_fen: 100, discount_fen: 1, net_fen: 99 }])
  })

  it("gives the pieces to the largest share, to the first of equals", () => {
    const amounts = { quantity: 2, gross_fen: 1_000, discount_fen: 0 }
    const pieces = (...shares: number[]) =>
      splitByOrigin(
        shares.map((bp, index) => share(`53082${index}`, bp)),
        amounts
      ).map(({ quantity }) => quantity)
    expect(pieces(3_000, 5_000, 2_000)).toEqual([0, 2, 0])
    expect(pieces(4_000, 4_000, 2_000)).toEqual([2, 0, 0])
  })

  it("adds up to the article, to the fen, with no part sold for more than its price", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 999 }),
        (shares, gross_fen, off, quantity) => {
          const discount_fen = Math.floor((gross_fen * off) / 100)
          const parts = splitByOrigin(
            shares.map((bp, index) => share(String(index), bp)),
            { quantity, gross_fen, discount_fen }
          )
          const sum = (of: "quantity" | "gross_fen" | "discount_fen" | "net_fen") =>
            parts.reduce((all, part) => all + part[of], 0)
          expect(sum("quantity")).toBe(quantity)
          expect(sum("gross_fen")).toBe(gross_fen)
          expect(sum("discount_fen")).toBe(discount_fen)
          expect(sum("net_fen")).toBe(gross_fen - discount_fen)
          for (const part of parts) {
            expect(part.net_fen).toBe(part.gross_fen - part.discount_fen)
            expect(part.discount_fen).toBeGreaterThanOrEqual(0)
          }
        }
      ),
      // Shares that once sold a part for a fen more than its price.
      { examples: [[[594, 2309, 3040, 667, 2422, 5486, 1381], 14, 8, 1]] }
    )
  })

  it("takes back exactly what it counted, discount and all", () => {
    const shares = [share("530827", 6_000), share("530828", 4_000)]
    const sold = splitByOrigin(shares, { quantity: 3, gross_fen: 10_001, discount_fen: 333 })
    const back = splitByOrigin(shares, { quantity: -3, gross_fen: -10_001, discount_fen: -333 })
    for (const [index, part] of sold.entries()) {
      expect(part.net_fen + back[index]!.net_fen).toBe(0)
      expect(part.gross_fen + back[index]!.gross_fen).toBe(0)
      expect(part.discount_fen + back[index]!.discount_fen).toBe(0)
      expect(part.quantity + back[index]!.quantity).toBe(0)
    }
  })
})
