import type { ProductLabel, StockBand } from "@baixian/backend/contract"
import { useWords } from "../words/words"

/** Quality labels as small chips; the full name is there for a pointer and for readers. */
export function Labels({ labels, long = false }: { labels: ProductLabel[]; long?: boolean }) {
  const words = useWords()
  if (labels.length === 0) return null

  return (
    <ul className="chips">
      {labels.map((label) => (
        <li key={label} className={`chip chip-${label}`} title={words.labels[label]}>
          {long ? words.labels[label] : words.labels_short[label]}
        </li>
      ))}
    </ul>
  )
}

/** 有 / 少 / 无 in words, with a dot whose shape differs too. */
export function Stock({ band }: { band: StockBand }) {
  const { stock } = useWords()
  return <span className={`stock stock-${band}`}>{stock[band]}</span>
}

/** Marks what is made up for demonstration. */
export function SampleMark() {
  const { shop } = useWords()
  return <span className="chip chip-sample">{shop.sample}</span>
}
