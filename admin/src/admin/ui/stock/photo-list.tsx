import { XMark } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { photoAddress } from "../../api/stock-photos"
import { useWords } from "../use-words"

type PhotoListProps = {
  ids: readonly string[]
  /** The goods in the pictures. */
  title: string
  onRemove?: (id: string) => void
}

/** Photos of a line, small; a press opens one in its size. Nothing when there are none. */
export function PhotoList({ ids, title, onRemove }: PhotoListProps) {
  const { t } = useWords()
  if (ids.length === 0) return null

  return (
    <ul className="flex flex-wrap gap-2">
      {ids.map((id, at) => (
        <li key={id} className="relative">
          <a href={photoAddress(id)} target="_blank" rel="noreferrer" className="block">
            <img
              src={photoAddress(id)}
              crossOrigin="use-credentials"
              alt={t("stock_docs.photos.one", { title, number: at + 1 })}
              loading="lazy"
              className="border-ui-border-base bg-ui-bg-subtle size-14 rounded-md border object-cover"
            />
          </a>
          {onRemove && (
            <IconButton
              type="button"
              size="2xsmall"
              className="absolute -right-2 -top-2"
              aria-label={t("stock_docs.photos.remove", { title, number: at + 1 })}
              onClick={() => onRemove(id)}
            >
              <XMark />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  )
}
