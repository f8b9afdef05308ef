import { href } from "react-router"
import { listCatalog, requireProduct } from "../../medusa/catalog.server"
import { listDistricts, listSalesPoints } from "../../medusa/sales-points.server"
import { Crumbs } from "../../ui/crumbs"
import { head } from "../../ui/head"
import { Labels, SampleMark } from "../../ui/labels"
import { listHref } from "../../ui/links"
import { originName, originShort } from "../../ui/origin-line"
import { Paragraphs } from "../../ui/paragraphs"
import { Price } from "../../ui/price"
import { ProductGrid } from "../../ui/product-card"
import { ReturnMark } from "../../ui/return-mark"
import { Section } from "../../ui/section"
import { inLang, textInLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"
import { AfterSales } from "./after-sales"
import { BuyForm } from "./buy-form"
import { Gallery } from "./gallery"
import { Nearby } from "./nearby"
import { OriginProfile } from "./origin-profile"

const NEARBY_SHOWN = 4
const MORE_SHOWN = 6

export async function loader({ request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const product = await requireProduct(params.handle)
  const chosen =
    product.variants.find(({ id }) => id === asked.get("variant")) ??
    product.variants.find(({ available }) => available) ??
    product.variants[0]
  const district = asked.get("district")?.match(/^\d{6}$/)?.[0] ?? ""

  const [districts, points, more] = await Promise.all([
    listDistricts(),
    chosen
      ? listSalesPoints({
          variant_id: chosen.id,
          in_stock: "true",
          district,
          limit: district ? 50 : NEARBY_SHOWN,
        })
      : { items: [], total: 0 },
    listCatalog({ origin: product.origin.code, sort: "sales", limit: MORE_SHOWN + 1 }),
  ])
  return {
    product,
    chosen_id: chosen?.id ?? "",
    district,
    districts,
    points: points.items,
    more: more.items.filter(({ product_id }) => product_id !== product.product_id).slice(0, MORE_SHOWN),
  }
}

export const handle = { own_bar: true }

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  head(matches, ({ product: words, shop }, lang) => {
    if (!loaderData) return {}
    const { product } = loaderData
    const title = inLang(lang, product.title, product.title_en)
    const place = originShort(product.origin, lang, shop.separator)
    return { title, description: words.description(title, place), image: product.thumbnail }
  })

export default function ProductPage({ loaderData }: Route.ComponentProps) {
  const { product, chosen_id, more } = loaderData
  const lang = useLang()
  const words = useWords()
  const title = inLang(lang, product.title, product.title_en)
  const description = textInLang(lang, product.description, product.description_en)
  const chosen = product.variants.find(({ id }) => id === chosen_id)
  const place = href("/origins/:code", { code: product.origin.code })

  return (
    <>
      <Crumbs
        steps={[
          { text: words.origins.title, href: href("/origins") },
          { text: originShort(product.origin, lang, words.shop.separator), href: place },
          { text: title },
        ]}
      />
      <div className="product">
        <Gallery product={product} title={title} />
        <div className="product-buy">
          <p className="product-price" data-chosen-price="">
            <Price fen={chosen?.price_fen ?? product.price_fen} varies={product.price_varies} />
          </p>
          <h1>{title}</h1>
          {product.subtitle && lang !== "en" && <p className="muted">{product.subtitle}</p>}
          <div className="product-marks">
            <Labels labels={product.labels} long />
            {product.is_sample && <SampleMark />}
          </div>
          <ReturnMark terms={product} />
          {product.sold_quantity > 0 && <p className="muted">{words.list.sold(product.sold_quantity)}</p>}
          {!product.available && (
            <p className="product-gone">
              <a className="button" href={listHref({ origin: product.origin.code, in_stock: "true" })}>
                {words.product.out_of_stock_way(originName(product.origin, lang))}
              </a>
            </p>
          )}
          <BuyForm product={product} chosen_id={chosen_id} />
        </div>
      </div>
      <div className="product-parts">
        <OriginProfile product={product} />
        <Nearby {...loaderData} />
        {description && (
          <Section title={words.product.details}>
            <div className="story">
              <Paragraphs text={description} />
            </div>
          </Section>
        )}
        <AfterSales product={product} />
      </div>
      {more.length > 0 && (
        <Section
          title={words.product.more_from(originName(product.origin, lang))}
          more={{ href: listHref({ origin: product.origin.code }), text: words.shop.more }}
        >
          <ProductGrid items={more} return_to={href("/products/:handle", { handle: product.handle })} />
        </Section>
      )}
    </>
  )
}
