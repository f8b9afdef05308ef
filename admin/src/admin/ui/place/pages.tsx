import { Button, Text } from "@medusajs/ui"
import { formatCount } from "../figures"
import { useWords } from "../use-words"

type PagesProps = { page: number; rows: number; total: number; onChange: (page: number) => void }

/** To the next and the previous page of a list; nothing for a list of one. */
export function Pages({ page, rows, total, onChange }: PagesProps) {
  const { t } = useWords()
  const pages = Math.max(1, Math.ceil(total / rows))
  if (pages === 1 && page === 1) return null

  return (
    <nav aria-label={t("place_docs.pages")} className="flex items-center justify-between gap-x-3 px-6 py-3">
      <Button
        variant="secondary"
        className="h-10 sm:h-8"
        disabled={page <= 1}
        onClick={() => onChange(page - 1)}
      >
        {t("place_docs.previous")}
      </Button>
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("place_docs.page_of", { page, pages, total: formatCount(total) })}
      </Text>
      <Button
        variant="secondary"
        className="h-10 sm:h-8"
        disabled={page >= pages}
        onClick={() => onChange(page + 1)}
      >
        {t("place_docs.next")}
      </Button>
    </nav>
  )
}
