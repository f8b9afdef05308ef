/**
 * One line per step with its seconds. A terminal gets a moving line at the bottom; a log file gets a line when a step
 * begins and one when it ends. Notes of a running step are printed below it.
 */
const live = process.stdout.isTTY === true && !process.env.CI

/** @type {Map<string, { from: number, note: string }>} */
const running = new Map()
/** @type {NodeJS.Timeout | undefined} */
let ticker

/** @param {number} from milliseconds since the epoch */
export const secondsSince = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`

const clearLine = () => {
  if (live) process.stdout.write("\r\x1b[2K")
}

function draw() {
  if (!live || running.size === 0) return
  const parts = [...running].map(([title, { from, note }]) => {
    return `${title} ${Math.round((Date.now() - from) / 1000)} s${note ? ` (${note})` : ""}`
  })
  clearLine()
  process.stdout.write(`  … ${parts.join("  ·  ")}`.slice(0, (process.stdout.columns || 80) - 1))
}

/** Prints one line. @param {string} [line] */
export function say(line = "") {
  clearLine()
  process.stdout.write(`${line}\n`)
  draw()
}

/** @param {string} title @param {string} mark @param {string} rest */
const stepLine = (title, mark, rest) => say(`  ${mark} ${title.padEnd(34)} ${rest}`)

/**
 * Runs one step and reports it. The work gets a function for notes ("312 of 505 products").
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const from = Date.now()
  running.set(title, { from, note: "" })
  if (live) ticker ??= setInterval(draw, 1000).unref()
  else say(`  … ${title}`)
  const note = (/** @type {string} */ text) => {
    const entry = running.get(title)
    if (entry) entry.note = text
    if (!live) say(`      ${text}`)
  }
  try {
    const result = await work(note)
    running.delete(title)
    stepLine(title, "✓", secondsSince(from))
    return result
  } catch (error) {
    running.delete(title)
    stepLine(title, "✗", secondsSince(from))
    throw error
  }
}

/** A step that had nothing to do: said, so that nobody waits for it. @param {string} title @param {string} why */
export const skipped = (title, why) => stepLine(title, "✓", why)

/**
 * A plain table with aligned columns. @param {string[][]} rows
 */
export function table(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? []
  for (const row of rows)
    say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
}
