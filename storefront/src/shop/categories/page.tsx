import type { ProductLabel } from "@baixian/backend/contract"
import { listCategories } from "../../medusa/catalog.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { Section } from "../../ui/section"
import { inLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"

export async function loader() {
  return { categories: await listCategories() }
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ categories }) => categories)

export default function Categories({ loaderData }: Route.ComponentProps) {
  const lang = useLang()
  const words = useWords()

  return (
    <>
      <h1 className="page-title">{words.categories.title}</h1>
      <ul className="category-list">
        {loaderData.categories.map(({ handle, name, name_en, product_count }) => (
          <li key={handle}>
            <a href={listHref({ category: handle })} className={`tone-${handle}`}>
              <span className="category-icon">
                <Icon name={`c-${handle}`} />
              </span>
              <strong>{inLang(lang, name, name_en)}</strong>
              <span className="muted">{words.categories.count(product_count)}</span>
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
      <Section title={words.categories.by_label}>
        <ul className="label-list">
          {(Object.keys(words.labels) as ProductLabel[]).map((label) => (
            <li key={label}>
              <a className="button" href={listHref({ label })}>
                <Icon name="award" />
                {words.labels[label]}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
