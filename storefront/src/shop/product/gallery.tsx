import type { CatalogProduct } from "@baixian/backend/contract"
import { useWords } from "../../words/words"
import { Picture } from "../../ui/picture"

/** Pictures side by side, moved by scrolling: no script, no buttons needed. */
export function Gallery({ product, title }: { product: CatalogProduct; title: string }) {
  const words = useWords()
  // The thumbnail is a small copy of one of the pictures, so it only stands in where there is none.
  const pictures = product.images.length > 0 ? [...new Set(product.images)] : [product.thumbnail]

  if (pictures.length <= 1) {
    return (
      <div className="gallery">
        <Picture src={pictures[0] ?? null} alt={title} size={720} category={product.category} eager />
      </div>
    )
  }
  return (
    <div className="gallery">
      <ul className="gallery-strip" tabIndex={0} aria-label={words.product.gallery}>
        {pictures.map((url, place) => (
          <li key={url}>
            <Picture src={url} alt={words.product.picture(title, place + 1)} size={720} eager={place === 0} />
          </li>
        ))}
      </ul>
      <p className="gallery-count" aria-hidden="true">
        {words.product.picture_count(pictures.length)}
      </p>
    </div>
  )
}
