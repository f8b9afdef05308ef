import { Input } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { useWords } from "../../ui/use-words"

/** Asks for a document by its number when Enter is pressed: a number is typed or pasted whole. */
export function NumberBox({ find, onFind }: { find: string; onFind: (find: string) => void }) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = find
  }, [find])

  return (
    <Input
      ref={field}
      size="small"
      type="search"
      className="w-[220px]"
      aria-label={t("ledger.find")}
      placeholder={t("ledger.find_hint")}
      defaultValue={find}
      maxLength={64}
      onKeyDown={({ key, currentTarget }) => key === "Enter" && onFind(currentTarget.value.trim())}
      onChange={({ target }) => target.value === "" && find !== "" && onFind("")}
    />
  )
}
