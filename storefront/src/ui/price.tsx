import { yuanParts } from "../format/fen"
import { useWords } from "../words/words"

/** A price as a shop shows it: large yuan, small decimals. `varies` adds 起. */
export function Price({ fen, varies = false }: { fen: number; varies?: boolean }) {
  const { list } = useWords()
  const [whole, cents] = yuanParts(fen)
  return (
    <span className="price">
      <span className="price-yuan">{whole}</span>
      <span className="price-cents">.{cents}</span>
      {varies && <span className="price-from"> {list.from}</span>}
    </span>
  )
}
