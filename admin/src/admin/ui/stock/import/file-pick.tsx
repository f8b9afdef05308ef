import { Button } from "@medusajs/ui"
import { useRef } from "react"
import { useWords } from "../../use-words"

/** A workbook from this device. */
export function FilePick({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("stock_import.file")}
        onChange={({ target }) => {
          const file = target.files?.[0]
          // Choosing the same file once more, mended, is a choice again.
          target.value = ""
          if (file) onFile(file)
        }}
      />
      <Button size="small" variant="secondary" className="h-10 sm:h-8" onClick={() => input.current?.click()}>
        {t("stock_import.file")}
      </Button>
    </>
  )
}
