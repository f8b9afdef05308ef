/** Enter in a number goes on to the next one; after the last one the cursor leaves the field. */
export function focusNextField(from: string, to: string): void {
  const next = document.getElementById(to)
  if (next) next.focus()
  else document.getElementById(from)?.blur()
}
