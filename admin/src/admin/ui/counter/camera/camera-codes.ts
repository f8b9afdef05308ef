import { scanned } from "../scanned"

/** A code in the picture, with its middle in pixels. */
export type Symbol = { text: string; x: number; y: number }

/**
 * The code that is meant: the one nearest to the middle of the picture, where a hand points the camera. Addresses other than
 * of a lot's page stand on our price tags beside the bar code and mean no goods. Null when there is none. Pure.
 */
export function meantCode(
  symbols: readonly Symbol[],
  { width, height }: { width: number; height: number }
): string | null {
  const away = ({ x, y }: Symbol): number => Math.hypot(x - width / 2, y - height / 2)
  const [nearest] = symbols
    .flatMap((symbol) => {
      const code = scanned(symbol.text)?.code
      return code && !/^https?:/i.test(code) ? [{ ...symbol, code }] : []
    })
    .sort((one, other) => away(one) - away(other))
  return nearest?.code ?? null
}

/**
 * A camera sees one pack twenty times a second. It is news when another code comes, or when this one was out of sight for
 * `ms`: a pack that is held still counts once. Instants are milliseconds of any one clock.
 */
export function createSightings(ms: number): { isNews: (code: string, at: number) => boolean } {
  let last: { code: string; at: number } | null = null

  return {
    isNews: (code, at) => {
      const isSame = last?.code === code && at - last.at < ms
      last = { code, at }
      return !isSame
    },
  }
}
