import type { CatalogProduct } from "@baixian/backend/contract"
import { Icon } from "../../ui/icon"
import { Section } from "../../ui/section"
import { useLang, useWords } from "../../words/words"

/** How it keeps and whether it can go back, in plain words. */
export function AfterSales({ product }: { product: CatalogProduct }) {
  const lang = useLang()
  const { product: words, returns } = useWords()
  return (
    <Section title={words.after_sales}>
      <p className="promise">
        <Icon name="shield" />
        <span>
          {product.exclusion_reason && (
            <strong>{returns.because(returns.reasons[product.exclusion_reason])}</strong>
          )}
          {returns.policies[product.return_policy]}
        </span>
      </p>
      <dl className="facts">
        {product.shelf_life_days !== null && (
          <div>
            <dt>{words.shelf_life}</dt>
            <dd>{words.days(product.shelf_life_days)}</dd>
          </div>
        )}
        {product.storage_zh && lang !== "en" && (
          <div>
            <dt>{words.storage}</dt>
            <dd>{product.storage_zh}</dd>
          </div>
        )}
      </dl>
      {product.needs_cold_chain && (
        <p className="promise">
          <Icon name="cold" />
          <span>{words.cold_chain}</span>
        </p>
      )}
    </Section>
  )
}
