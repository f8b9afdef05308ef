import { useRef } from "react"

/** A page's own heading: where the keyboard goes when what it stood on is gone. */
export function focusPage(): void {
  const heading =
    document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main")
  heading?.setAttribute("tabindex", "-1")
  heading?.focus({ preventScroll: true })
}

type FocusBack = {
  /** What gets the keyboard when it opens; the dialog's own first control otherwise. */
  first?: () => HTMLElement | null
  /** Where the keyboard goes when what it came from is gone. */
  otherwise?: () => HTMLElement | null
}

/**
 * For a dialog that opens without a `Trigger` of its own: Radix then leaves the keyboard on the page's body when it
 * closes, and an alert dialog without Radix's `Cancel` does not even take it. Spread the answer over its `Content`.
 */
export function useFocusBack({ first, otherwise }: FocusBack = {}) {
  const opener = useRef<Element | null>(null)

  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement
      const wanted = first?.()
      if (!wanted) return
      event.preventDefault()
      wanted.focus()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      const from = opener.current
      const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body
      const target = isThere ? from : otherwise?.()
      if (target) target.focus()
      else focusPage()
    },
  }
}
