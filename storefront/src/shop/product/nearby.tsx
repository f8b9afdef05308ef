import type { CatalogProduct, SalesPointItem } from "@baixian/backend/contract"
import { href } from "react-router"
import type { District } from "../../medusa/sales-points.server"
import { SampleMark, Stock } from "../../ui/labels"
import { Section } from "../../ui/section"
import { inLang, useLang, useWords } from "../../words/words"

type NearbyProps = {
  product: CatalogProduct
  chosen_id: string
  district: string
  districts: District[]
  points: SalesPointItem[]
}

/** Where it lies, by district, without asking for a location. */
export function Nearby({ product, chosen_id, district, districts, points }: NearbyProps) {
  const lang = useLang()
  const { product: words, shop, checkout } = useWords()
  if (points.length === 0 && !district) {
    return <Section id="nearby" title={words.nearby} hint={words.nearby_nowhere} />
  }
  return (
    <Section id="nearby" title={words.nearby} hint={words.nearby_hint}>
      <form
        className="nearby-form"
        action={`${href("/products/:handle", { handle: product.handle })}#nearby`}
        data-auto=""
      >
        <input type="hidden" name="variant" value={chosen_id} />
        <label className="field field-small">
          <span>{words.nearby_district}</span>
          <select name="district" defaultValue={district}>
            <option value="">{checkout.choose_district}</option>
            {districts.map(({ code, name, name_en }) => (
              <option key={code} value={code}>
                {inLang(lang, name, name_en)}
              </option>
            ))}
          </select>
        </label>
        <button className="button plain-only">{shop.apply}</button>
      </form>
      {!district && points.length > 0 && <p className="muted">{words.nearby_sample}</p>}
      {points.length === 0 && <p>{words.nearby_none}</p>}
      <ul className="points">
        {points.map((point) => (
          <Point key={point.code} point={point} />
        ))}
      </ul>
    </Section>
  )
}

function Point({ point }: { point: SalesPointItem }) {
  const lang = useLang()
  const { product, point_kinds, shop } = useWords()
  const district = inLang(lang, point.district, point.district_en)
  return (
    <li>
      <div>
        <strong>{point.name}</strong>
        <p className="muted">
          {[point_kinds[point.kind], district, point.subdistrict].filter(Boolean).join(shop.separator)}
        </p>
        <p className="muted">
          {point.opening_hours ? product.hours(point.opening_hours) : product.hours_unknown}
        </p>
      </div>
      <div className="point-marks">
        {point.stock_band && <Stock band={point.stock_band} />}
        {point.pickup && <span className="chip">{product.can_pick_up}</span>}
        {point.is_sample && <SampleMark />}
      </div>
    </li>
  )
}
