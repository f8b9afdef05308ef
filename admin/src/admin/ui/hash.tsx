import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { shortHash } from "./period-steps"
import { copyTable } from "./table-copy"
import { useWords } from "./use-words"

/** A sha256, shortened; the whole of it on demand, to be held against that of a file. */
export function Hash({ hash }: { hash: string }) {
  const { t } = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const copy = () => {
    if (copyTable({ headings: [], rows: [[hash]] })) toast.success(t("periods.hash_copied"))
    else toast.error(t("action.copy_failed"))
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <code className="txt-compact-small break-all font-mono" title={hash}>
        {isWhole ? hash : shortHash(hash)}
      </code>
      <span className="whitespace-nowrap">
        <Button size="small" variant="transparent" onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? "periods.hash_short" : "periods.hash_whole")}
        </Button>
        {isWhole && (
          <Button size="small" variant="transparent" onClick={copy}>
            {t("periods.hash_copy")}
          </Button>
        )}
      </span>
    </span>
  )
}
