const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

/** The parts on a clock in Shanghai, wherever the server or the shopper stands. */
function shanghai(instant: Date): Record<string, string> {
  return Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
}

/** `2026-11-23 18:05`, Beijing time, 24 hours. Takes an ISO instant. */
export function beijingTime(instant: string): string {
  const { year, month, day, hour, minute } = shanghai(new Date(instant))
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** 1–12: the month it is in Shanghai. */
export function beijingMonth(instant: Date): number {
  return Number(shanghai(instant).month)
}
