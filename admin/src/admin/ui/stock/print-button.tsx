import { Button } from "@medusajs/ui"
import { useWords } from "../use-words"

/** Prints the paper of a document, by its name. */
export function PrintButton({ paper }: { paper: string }) {
  const { t } = useWords()

  return (
    <Button size="small" variant="secondary" className="h-10 sm:h-7" onClick={() => window.print()}>
      {t("stock_docs.print", { paper })}
    </Button>
  )
}
