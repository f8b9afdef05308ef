import type { LotTrace } from "@baixian/backend/contract"
import { href } from "react-router"
import { requireTrace } from "../../medusa/trace.server"
import { Fact } from "../../ui/fact"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { SampleMark } from "../../ui/labels"
import { Notice } from "../../ui/notice"
import { originFull } from "../../ui/origin-line"
import { Section } from "../../ui/section"
import { inLang, type Lang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"

export const loader = async ({ params }: Route.LoaderArgs) => ({ trace: await requireTrace(params.code) })

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  head(matches, ({ trace: words }, lang) => {
    if (!loaderData) return {}
    const name = productName(loaderData.trace, lang)
    return { title: words.title(name), description: words.description(name, loaderData.trace.lot_code) }
  })

const productName = ({ product }: LotTrace, lang: Lang): string =>
  inLang(lang, product.title, product.title_en ?? product.title)

/** 批次档案: what the QR code on a pack leads to. No sign-in, and no person's name. */
export default function Trace({ loaderData }: Route.ComponentProps) {
  const { trace } = loaderData
  const { product, origin } = trace
  const lang = useLang()
  const { trace: words } = useWords()

  return (
    <>
      <header className="place-head">
        <p className="place-level">{words.kicker}</p>
        <h1>{productName(trace, lang)}</h1>
        <p className="place-facts">
          {product.spec && (
            <span>
              <Icon name="package" />
              {product.spec}
            </span>
          )}
          {trace.is_sample && <SampleMark />}
        </p>
        {trace.is_expired && (
          <Notice kind="alert">
            <p>{words.expired}</p>
          </Notice>
        )}
      </header>
      <Section title={words.facts} className="profile">
        <Facts trace={trace} />
        <p className="blank-ways">
          {product.handle && (
            <a className="button button-main" href={href("/products/:handle", { handle: product.handle })}>
              {words.see_product}
            </a>
          )}
          {origin && (
            <a className="button" href={href("/origins/:code", { code: origin.code })}>
              {words.see_origin}
            </a>
          )}
        </p>
      </Section>
      <Proofs trace={trace} />
      <Journey trace={trace} />
    </>
  )
}

function Facts({ trace }: { trace: LotTrace }) {
  const lang = useLang()
  const { trace: words, supplier_kinds } = useWords()
  const { origin, supplier } = trace

  return (
    <dl className="facts">
      {origin && <Fact name={words.origin}>{originFull(origin, lang)}</Fact>}
      {supplier && (
        <Fact name={words.supplier}>
          {supplier.name} <span className="muted">{supplier_kinds[supplier.kind] ?? supplier.kind}</span>
        </Fact>
      )}
      <Fact name={words.produced}>{trace.production_date ?? words.unknown}</Fact>
      <Fact name={words.expires}>
        {trace.expiry_date ?? words.unknown}
        {trace.is_expiry_computed && <span className="muted"> {words.computed}</span>}
      </Fact>
      <Fact name={words.lot}>{trace.lot_code}</Fact>
      <Fact name={words.code}>{trace.trace_code}</Fact>
    </dl>
  )
}

function Proofs({ trace }: { trace: LotTrace }) {
  const { trace: words } = useWords()
  return (
    <Section title={words.proofs}>
      {trace.proofs.length === 0 ? (
        <p className="muted">{words.no_proofs}</p>
      ) : (
        <ul className="rows">
          {trace.proofs.map((proof) => (
            <li key={`${proof.kind}${proof.number}${proof.on}`}>
              <span>{words.proof_kinds[proof.kind]}</span>
              {proof.number && <span className="muted">{proof.number}</span>}
              <span className="muted">{words.proof_on(proof.on)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Journey({ trace }: { trace: LotTrace }) {
  const { trace: words } = useWords()
  return (
    <Section title={words.journey} hint={words.journey_hint}>
      {trace.journey.length === 0 ? (
        <p className="muted">{words.no_journey}</p>
      ) : (
        <ol className="rows">
          {trace.journey.map((stop) => (
            <li key={`${stop.on}${stop.point}`}>
              <span>{stop.point}</span>
              <span className="muted">{words.arrived(stop.on)}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
