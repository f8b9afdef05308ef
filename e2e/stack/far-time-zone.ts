/**
 * A time zone in which it is another day than in Shanghai right now, so that a date taken from the reader's clock instead
 * of the Shanghai calendar shows. Pago Pago is 19 hours behind Shanghai, Kiritimati 6 hours ahead.
 */
export function farTimeZone(now: Date): string {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit" }).format(now)
  )
  return hour < 18 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati"
}
