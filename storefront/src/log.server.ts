/** One line of JSON for the operator. Never names, phones, addresses or tokens. */
export function logLine(message: string, details: Record<string, string | number>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), message, ...details })}\n`)
}
