import type { OriginDetail } from "@baixian/backend/contract"
import { href } from "react-router"
import { listCatalog } from "../../medusa/catalog.server"
import { requireOrigin } from "../../medusa/origins.server"
import { Crumbs } from "../../ui/crumbs"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { SampleMark } from "../../ui/labels"
import { listHref } from "../../ui/links"
import { Paragraphs } from "../../ui/paragraphs"
import { ProductGrid } from "../../ui/product-card"
import { Section } from "../../ui/section"
import { inLang, textInLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"

const SHOWN = 12

export async function loader({ params: { code } }: Route.LoaderArgs) {
  const [origin, products] = await Promise.all([
    requireOrigin(code),
    listCatalog({ origin: code, sort: "sales", limit: SHOWN }),
  ])
  return { origin, products: products.items, total: products.total }
}

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  head(matches, ({ place }, lang) => {
    if (!loaderData) return {}
    const name = inLang(lang, loaderData.origin.name, loaderData.origin.name_en)
    return { title: name, description: place.description(name, loaderData.total) }
  })

export default function Place({ loaderData }: Route.ComponentProps) {
  const { origin, products, total } = loaderData
  const lang = useLang()
  const { place, origins } = useWords()
  const name = inLang(lang, origin.name, origin.name_en)
  const here = href("/origins/:code", { code: origin.code })

  return (
    <>
      <Crumbs
        steps={[
          { text: origins.title, href: href("/origins") },
          ...origin.parents.map((parent) => ({
            text: inLang(lang, parent.name, parent.name_en),
            href: href("/origins/:code", { code: parent.code }),
          })),
          { text: name },
        ]}
      />
      <PlaceHead origin={origin} name={name} />
      <Section
        title={place.products}
        {...(total > products.length && {
          more: { href: listHref({ origin: origin.code }), text: place.all_products(total) },
        })}
      >
        {products.length > 0 ? (
          <ProductGrid items={products} return_to={here} eager={2} />
        ) : (
          <NothingHere origin={origin} />
        )}
      </Section>
      {origin.children.length > 0 && <Below origin={origin} />}
      {origin.suppliers.length > 0 && <Suppliers suppliers={origin.suppliers} />}
    </>
  )
}

function PlaceHead({ origin, name }: { origin: OriginDetail; name: string }) {
  const lang = useLang()
  const { place, origins } = useWords()
  const story = textInLang(lang, origin.story_zh, origin.story_en)
  const flagship = textInLang(lang, origin.flagship_zh, origin.flagship_en)

  return (
    <header className="place-head">
      <p className="place-level">{origins.levels[origin.level]}</p>
      <h1>{name}</h1>
      <p className="place-facts">
        <span>
          <Icon name="package" />
          {place.product_count(origin.product_count)}
        </span>
        {flagship && (
          <span>
            <Icon name="award" />
            {place.flagship(flagship)}
          </span>
        )}
      </p>
      {origin.pairings.length > 0 && <Pairings pairings={origin.pairings} />}
      {story && (
        <div className="story">
          <Paragraphs text={story} />
        </div>
      )}
    </header>
  )
}

function Pairings({ pairings }: { pairings: OriginDetail["pairings"] }) {
  const lang = useLang()
  const { place } = useWords()
  return (
    <dl className="pairings">
      <dt>{place.pairing}</dt>
      {pairings.map((pairing) => (
        <dd key={pairing.district_code}>
          {inLang(lang, pairing.district, pairing.district_en)}
          {pairing.since && <span className="muted"> {place.since(pairing.since)}</span>}
          {pairing.is_sample && <span className="chip chip-sample">{place.to_be_confirmed}</span>}
        </dd>
      ))}
    </dl>
  )
}

function Below({ origin }: { origin: OriginDetail }) {
  const lang = useLang()
  const { place } = useWords()
  return (
    <Section title={place.below[origin.level]}>
      <ul className="places">
        {origin.children.map((child) => (
          <li key={child.code}>
            <a className="place" href={href("/origins/:code", { code: child.code })}>
              {inLang(lang, child.name, child.name_en)}
              <span className="place-count">{child.product_count}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Suppliers({ suppliers }: { suppliers: OriginDetail["suppliers"] }) {
  const { place, supplier_kinds } = useWords()
  return (
    <Section title={place.suppliers}>
      <ul className="rows rows-suppliers">
        {suppliers.map((supplier) => (
          <li key={supplier.id}>
            <span>{supplier.name}</span>
            <span className="muted">{supplier_kinds[supplier.kind] ?? supplier.kind}</span>
            {supplier.is_sample && <SampleMark />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NothingHere({ origin }: { origin: OriginDetail }) {
  const lang = useLang()
  const { place } = useWords()
  return (
    <div className="blank blank-small">
      <p>{place.none}</p>
      <p className="blank-ways">
        {origin.parents.map((parent) => (
          <a key={parent.code} className="button" href={href("/origins/:code", { code: parent.code })}>
            {inLang(lang, parent.name, parent.name_en)}
          </a>
        ))}
      </p>
    </div>
  )
}
