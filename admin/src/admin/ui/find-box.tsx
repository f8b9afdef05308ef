import { clx, Input } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { useWords } from "./use-words"

/** Lists longer than this are searched, not read. */
export const FIND_FROM_ROWS = 30

type FindBoxProps = {
  find: string
  /** What can be found; names and codes unless said otherwise. */
  label?: string
  /** For what is looked for by whole numbers of documents. */
  isWide?: boolean
  onChange: (find: string) => void
}

/**
 * Narrows the rows to those with a text in name or code, while one types. The field keeps what is typed itself: an
 * address follows a moment later, and would take the keys of someone who composes Chinese.
 */
export function FindBox({ find, label, isWide = false, onChange }: FindBoxProps) {
  const { t } = useWords()
  const what = label ?? t("find.label")
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = find
  }, [find])

  return (
    <Input
      ref={field}
      size="small"
      type="search"
      className={clx("h-10 sm:h-7", isWide ? "w-[300px] max-w-full" : "w-[172px]")}
      aria-label={what}
      placeholder={what}
      defaultValue={find}
      maxLength={64}
      onChange={({ target, nativeEvent }) => {
        if (!(nativeEvent as InputEvent).isComposing) onChange(target.value)
      }}
      onCompositionEnd={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
