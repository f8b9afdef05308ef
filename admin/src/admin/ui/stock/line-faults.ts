import { RequestRefused } from "../../api/request"

/** What is wrong with a document's inputs: of lines by their number and input, of the head by input. */
export type Faults = { head: Record<string, string>; lines: Record<number, Record<string, string>> }

export const noFaults: Faults = { head: {}, lines: {} }

/** Sorts `lines.3.received` to line 3; anything else belongs to the head. Pure. */
export function faultsOf(error: Error | null): Faults {
  if (!(error instanceof RequestRefused)) return noFaults
  const faults: Faults = { head: {}, lines: {} }
  for (const [path, sentence] of Object.entries(error.fields)) {
    const [, line, input] = /^lines[.](\d+)[.](\w+)/.exec(path) ?? []
    if (line === undefined || input === undefined) faults.head[path] = sentence
    else (faults.lines[Number(line)] ??= {})[input] = sentence
  }
  return faults
}

/** Without what was said of a line's `inputs`, or of the whole line, now that they are others. Pure. */
export function withoutFaults(faults: Faults, at: number, inputs?: readonly string[]): Faults {
  const { [at]: line = {}, ...others } = faults.lines
  const left = Object.entries(line).filter(([input]) => inputs && !inputs.includes(input))
  return { ...faults, lines: left.length > 0 ? { ...others, [at]: Object.fromEntries(left) } : others }
}

/** Without a line that was taken off the form: those after it move up. Pure. */
export function withoutLine(faults: Faults, at: number): Faults {
  const lines = Object.entries(withoutFaults(faults, at).lines).map(
    ([line, said]) => [Number(line) > at ? Number(line) - 1 : Number(line), said] as const
  )
  return { ...faults, lines: Object.fromEntries(lines) }
}

/** Puts the cursor into the first input at fault, once the sentences are drawn. */
export function focusFirstFault(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>("[data-fault]")
    field?.scrollIntoView({ block: "center" })
    field?.querySelector<HTMLElement>("input, select, textarea, button")?.focus({ preventScroll: true })
  })
}
