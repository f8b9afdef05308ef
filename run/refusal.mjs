/** Something the person at the keyboard can mend. Shown as its sentence, without a stack. */
export class Refusal extends Error {
  /** @param {string} message what is wrong and the way out @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options)
    this.name = "Refusal"
  }
}

/** The system's own words for the troubles that a person can mend, by error code or by a line in a log. */
const known = [
  {
    pattern: /ENOSPC|No space left on device|disk full/i,
    sentence:
      "The disk is full. Free some space (a gigabyte is plenty) and run the command again: it goes on where it stopped.",
  },
  {
    pattern: /EACCES|EPERM|Permission denied/i,
    sentence:
      "A file may not be written here. Make the folder yours (sudo chown -R $USER .), or set BAIXIAN_DATA_DIR to a folder you may write to.",
  },
  {
    pattern: /EMFILE|ENFILE|Too many open files/i,
    sentence:
      "Too many files are open on this machine. Close some programs or raise the limit (ulimit -n 4096).",
  },
  {
    pattern: /ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN|network/i,
    sentence:
      "The network did not answer. Check the connection to the npm registry and run the command again.",
    only: "install",
  },
]

/**
 * The sentence for a trouble that a person can mend, or null for anything else.
 * @param {string} text an error message or the end of a log
 * @param {string} [step] the step that failed; some sentences are only true for one
 */
export function sentenceFor(text, step) {
  const found = known.find(({ pattern, only }) => pattern.test(text) && (!only || only === step))
  return found ? found.sentence : null
}

/**
 * Prints what went wrong, the cause behind it last, so that the useful line stands above the prompt.
 * @param {unknown} error
 */
export function printFault(error) {
  const out = process.stderr
  if (error instanceof Refusal) {
    out.write(`\n${error.message}\n`)
    return
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const sentence = sentenceFor(text)
  out.write(`\n${sentence ?? text}\n`)
}
