import { useEffect, useRef, useState } from "react"
import { faultsOf, focusFirstFault, withoutFaults, withoutLine, type Faults } from "./line-faults"

type Held = { error: Error | null; faults: Faults }

const hold = (error: Error | null): Held => ({ error, faults: faultsOf(error) })
const hasLines = ({ lines }: Faults): boolean => Object.keys(lines).length > 0

/**
 * What the server said of each line of a form. A sentence stands until its input is changed; the cursor goes to the first.
 * `onFaults` runs before, for instance to close a dialog that lies over them.
 */
export function useLineFaults(error: Error | null, onFaults?: () => void) {
  const [held, setHeld] = useState(() => hold(error))
  // Another answer, another set of sentences: told in the same drawing.
  const { faults } = held.error === error ? held : hold(error)
  const before = useRef(onFaults)
  before.current = onFaults

  useEffect(() => {
    setHeld(hold(error))
    if (!hasLines(faultsOf(error))) return
    before.current?.()
    focusFirstFault()
  }, [error])

  return {
    faults,
    /** All that was said of lines was mended since: what was said of the whole holds no more. */
    isMended: hasLines(faultsOf(error)) && !hasLines(faults),
    changed: (at: number, inputs?: readonly string[]) =>
      setHeld((now) => ({ ...now, faults: withoutFaults(now.faults, at, inputs) })),
    removed: (at: number) => setHeld((now) => ({ ...now, faults: withoutLine(now.faults, at) })),
  }
}
