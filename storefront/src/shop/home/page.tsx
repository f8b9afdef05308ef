import type { CampaignAnswer, CatalogCategory, CatalogItem, OriginNode } from "@baixian/backend/contract"
import { href } from "react-router"
import { beijingMonth } from "../../format/day"
import { shortPlace } from "../../format/place"
import { readCampaign } from "../../medusa/campaign.server"
import { listCatalog, listCategories } from "../../medusa/catalog.server"
import { listOrigins } from "../../medusa/origins.server"
import { head } from "../../ui/head"
import { HotWords } from "../../ui/hot-words"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { Notice } from "../../ui/notice"
import { ProductGrid } from "../../ui/product-card"
import { Section } from "../../ui/section"
import { inLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"
import { seasonCategory } from "./season"

const ROW = 6

export async function loader() {
  const season = seasonCategory(beijingMonth(new Date()))
  const [campaign, origins, categories, seasonal, newest, best] = await Promise.all([
    readCampaign(),
    listOrigins(),
    listCategories(),
    listCatalog({ category: season, sort: "sales", in_stock: "true", limit: 2 * ROW }),
    // What cannot be bought today is no recommendation.
    listCatalog({ sort: "newest", in_stock: "true", limit: 3 * ROW }),
    listCatalog({ sort: "sales", in_stock: "true", limit: ROW }),
  ])
  // The best-selling stay whole; the other rows leave out what stands on the page already.
  const inSeason = without(seasonal.items, best.items).slice(0, ROW)
  return {
    campaign,
    origins,
    categories,
    season,
    seasonal: inSeason,
    newest: without(newest.items, [...best.items, ...inSeason]).slice(0, ROW),
    best: best.items,
  }
}

function without(items: CatalogItem[], shown: CatalogItem[]): CatalogItem[] {
  const ids = new Set(shown.map(({ product_id }) => product_id))
  return items.filter(({ product_id }) => !ids.has(product_id))
}

export const meta: Route.MetaFunction = ({ matches }) =>
  head(matches, ({ home }) => ({ description: home.description }))

export default function Home({ loaderData }: Route.ComponentProps) {
  const { campaign, origins, categories, season, seasonal, newest, best } = loaderData
  const { home, shop } = useWords()

  return (
    <>
      <Hero campaign={campaign} />
      <HotLine />
      {campaign.has_sample_data && <Notice kind="info">{shop.sample_note}</Notice>}
      <Origins origins={origins} />
      <Categories categories={categories} />
      <div className="home-rows">
        <Row
          title={home.seasons[season] ?? home.best}
          items={seasonal}
          more={listHref({ category: season })}
          eager
        />
        <Row title={home.best} items={best} more={listHref({ sort: "sales" })} />
        <Row title={home.newest} items={newest} more={listHref({ sort: "newest" })} />
      </div>
      <Promises />
    </>
  )
}

function Hero({ campaign }: { campaign: CampaignAnswer["campaign"] }) {
  const lang = useLang()
  const { home, shop, labels } = useWords()
  const figures = [
    [campaign.county_count, home.counties],
    [campaign.prefecture_count, home.prefectures],
    [campaign.listed_product_count, home.listed],
    [campaign.sales_point_count, home.points],
  ] as const

  return (
    <div className="hero">
      <div className="hero-words">
        <p className="hero-edition">{inLang(lang, campaign.name_zh, campaign.name_en)}</p>
        <h1>{labels.hundred_products}</h1>
        <p className="hero-line">{home.hero(campaign.province_count, campaign.county_count)}</p>
        <a className="button button-light" href={listHref({ label: "hundred_products" })}>
          {shop.more}
          <Icon name="right" />
        </a>
      </div>
      <dl className="hero-figures">
        {figures.map(([figure, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure.toLocaleString("en-US")}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function HotLine() {
  const { home } = useWords()
  return (
    <nav className="hot-line" aria-label={home.hot}>
      <span aria-hidden="true">{home.hot}</span>
      <HotWords />
    </nav>
  )
}

function Origins({ origins }: { origins: OriginNode[] }) {
  const lang = useLang()
  const { home, shop } = useWords()
  return (
    <Section
      title={home.by_origin}
      hint={home.by_origin_hint}
      more={{ href: href("/origins"), text: shop.more }}
    >
      <ul className="province-tiles">
        {origins.map((province) => (
          <li key={province.code}>
            <a href={href("/origins/:code", { code: province.code })}>
              <strong>{inLang(lang, shortPlace(province.name), province.name_en)}</strong>
              <span>{home.province_goods(province.product_count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Categories({ categories }: { categories: CatalogCategory[] }) {
  const lang = useLang()
  const { home } = useWords()
  return (
    <Section title={home.by_category}>
      <ul className="category-tiles">
        {categories.map(({ handle, name, name_en }) => (
          <li key={handle}>
            <a href={listHref({ category: handle })} className={`tone-${handle}`}>
              <span className="category-icon">
                <Icon name={`c-${handle}`} />
              </span>
              {inLang(lang, name, name_en)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Row({
  title,
  items,
  more,
  eager,
}: {
  title: string
  items: CatalogItem[]
  more: string
  eager?: boolean
}) {
  const { shop } = useWords()
  if (items.length === 0) return null
  return (
    <Section title={title} more={{ href: more, text: shop.more }}>
      <ProductGrid items={items} return_to={href("/")} eager={eager ? 2 : 0} />
    </Section>
  )
}

function Promises() {
  const { home } = useWords()
  const promises = [
    ["pin", home.promise_origin, home.promise_origin_text],
    ["store", home.promise_pickup, home.promise_pickup_text],
    ["shield", home.promise_return, home.promise_return_text],
  ] as const
  return (
    <ul className="promises">
      {promises.map(([icon, title, text]) => (
        <li key={title}>
          <Icon name={icon} />
          <span>
            <strong>{title}</strong>
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
