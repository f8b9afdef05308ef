import type { CatalogProduct } from "@baixian/backend/contract"
import { href } from "react-router"
import { Fact } from "../../ui/fact"
import { Icon } from "../../ui/icon"
import { SampleMark } from "../../ui/labels"
import { originFull } from "../../ui/origin-line"
import { Paragraphs } from "../../ui/paragraphs"
import { Section } from "../../ui/section"
import { inLang, textInLang, useLang, useWords } from "../../words/words"

type Profile = CatalogProduct["origin_profile"]

/** 产地档案: where it was grown, who supplies it, what it is recognised for, who is paired with the place. */
export function OriginProfile({ product }: { product: CatalogProduct }) {
  const { origin_profile: profile } = product
  const lang = useLang()
  const { product: words } = useWords()
  const story = textInLang(lang, profile.story_zh, profile.story_en)
  const grownIn = originFull(profile.grown_in, lang)

  return (
    <Section title={words.profile} className="profile">
      <dl className="facts">
        <Fact name={words.grown_in}>
          <a href={href("/origins/:code", { code: profile.grown_in.code })}>
            <Icon name="pin" />
            {grownIn}
          </a>
        </Fact>
        {profile.processed_in && (
          <Fact name={words.processed_in}>
            {inLang(lang, profile.processed_in.name, profile.processed_in.name_en)}
          </Fact>
        )}
        {profile.main_ingredient_from && (
          <Fact name={words.main_ingredient}>
            {inLang(lang, profile.main_ingredient_from.name, profile.main_ingredient_from.name_en)}
          </Fact>
        )}
        {profile.supplier && <SupplierFact supplier={profile.supplier} />}
        <Fact name={words.recognition}>
          <Recognitions
            recognitions={profile.recognitions}
            listed={product.labels.includes("hundred_products")}
          />
        </Fact>
        {profile.paired_districts.length > 0 && (
          <Fact name={words.paired}>
            <PairedDistricts districts={profile.paired_districts} />
          </Fact>
        )}
        {product.lots.length > 0 && <Lots lots={product.lots} />}
      </dl>
      {profile.components.length > 0 && <Components components={profile.components} />}
      {story && (
        <details className="profile-story">
          <summary>{words.story}</summary>
          <Paragraphs text={story} />
        </details>
      )}
    </Section>
  )
}

/** As on the place's own page: what the office has not confirmed says so. */
function PairedDistricts({ districts }: { districts: Profile["paired_districts"] }) {
  const lang = useLang()
  const { place } = useWords()
  return districts.map(({ district_code, district, district_en, is_sample }) => (
    <span key={district_code} className="paired">
      {inLang(lang, district, district_en)}
      {is_sample && <span className="chip chip-sample">{place.to_be_confirmed}</span>}
    </span>
  ))
}

function SupplierFact({ supplier }: { supplier: NonNullable<Profile["supplier"]> }) {
  const { product, supplier_kinds } = useWords()
  return (
    <Fact name={product.supplier}>
      {supplier.name} <span className="muted">{supplier_kinds[supplier.kind] ?? supplier.kind}</span>{" "}
      {supplier.is_sample && <SampleMark />}
    </Fact>
  )
}

function Recognitions({ recognitions, listed }: { recognitions: Profile["recognitions"]; listed: boolean }) {
  const { product, labels } = useWords()
  if (recognitions.length === 0 && !listed) return <span className="muted">{product.no_labels}</span>

  return (
    <ul className="recognitions">
      {listed && (
        <li>
          <Icon name="award" />
          <strong>{labels.hundred_products}</strong>
        </li>
      )}
      {recognitions.map((one) => (
        <li key={`${one.scheme}${one.label}${one.certificate_no}`}>
          <Icon name="award" />
          <strong>{labels[one.label]}</strong>{" "}
          <span className="muted">
            {one.certificate_no ? product.certificate(one.certificate_no) : product.no_certificate}
          </span>{" "}
          {one.issuer && <span className="muted">{product.issuer(one.issuer)}</span>}{" "}
          {one.valid_until && <span className="muted">{product.valid_until(one.valid_until)}</span>}{" "}
          {one.is_sample && <SampleMark />}
        </li>
      ))}
    </ul>
  )
}

function Lots({ lots }: { lots: CatalogProduct["lots"] }) {
  const { product } = useWords()
  return (
    <Fact name={product.lots}>
      <ul>
        {lots.map((lot) => (
          <li key={lot.code}>
            {product.lot(lot.code)}{" "}
            {lot.production_date && <span className="muted">{product.produced_on(lot.production_date)}</span>}{" "}
            {lot.expiry_date && <span className="muted">{product.expires_on(lot.expiry_date)}</span>}
          </li>
        ))}
      </ul>
    </Fact>
  )
}

/** A gift box counts for several counties; the shares are shown as they are counted. */
function Components({ components }: { components: Profile["components"] }) {
  const lang = useLang()
  const { product } = useWords()
  return (
    <table className="components">
      <caption>{product.components}</caption>
      <thead>
        <tr>
          <th scope="col">{product.grown_in}</th>
          <th scope="col">{product.share}</th>
        </tr>
      </thead>
      <tbody>
        {components.map(({ code, name, name_en, share_bp }) => (
          <tr key={code}>
            <td>
              <a href={href("/origins/:code", { code })}>{inLang(lang, name, name_en)}</a>
            </td>
            <td>{share_bp / 100}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
