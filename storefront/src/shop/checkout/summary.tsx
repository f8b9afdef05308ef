import type { QuoteLine, QuoteProblem } from "@baixian/backend/contract"
import { href } from "react-router"
import { yuan } from "../../format/fen"
import { specInLang } from "../../format/spec"
import { Picture } from "../../ui/picture"
import { Price } from "../../ui/price"
import { ReturnMark } from "../../ui/return-mark"
import { inLang, useLang, useWords } from "../../words/words"
import type { CheckoutView } from "./view.server"

type SummaryProps = { view: CheckoutView; placing: boolean }

/** What is bought, what it costs, and the button. */
export function Summary({ view, placing }: SummaryProps) {
  const { checkout } = useWords()
  const { quote } = view

  return (
    <aside className="side">
      <h2>{checkout.lines}</h2>
      {quote && (
        <>
          <ul className="summary-lines">
            {quote.lines.map((line) => (
              <SummaryLine key={line.variant_id} line={line} />
            ))}
          </ul>
          <dl className="sums">
            <div>
              <dt>{checkout.goods}</dt>
              <dd>{yuan(quote.goods_fen)}</dd>
            </div>
            <div>
              <dt>{checkout.freight}</dt>
              <dd>{quote.freight_fen === 0 ? checkout.free : yuan(quote.freight_fen)}</dd>
            </div>
            <div className="sums-total">
              <dt>{checkout.total}</dt>
              <dd>
                <Price fen={quote.total_fen} />
              </dd>
            </div>
          </dl>
        </>
      )}
      <PlaceButton view={view} placing={placing} />
      <p className="muted agreement">
        {checkout.agreement} <a href={`${href("/help")}#returns`}>{checkout.agreement_link}</a>
      </p>
    </aside>
  )
}

function PlaceButton({ view, placing }: SummaryProps) {
  const { checkout } = useWords()
  return (
    <div className="place-bar">
      {view.quote && (
        <p className="place-total">
          {checkout.total} <Price fen={view.quote.total_fen} />
        </p>
      )}
      {/* A second press while the first is under way would only wait for the same answer. */}
      <button className="button button-buy" name="intent" value="place" disabled={placing}>
        {placing ? checkout.placing : checkout.place}
      </button>
    </div>
  )
}

function SummaryLine({ line }: { line: QuoteLine }) {
  const lang = useLang()
  const { checkout, cart } = useWords()
  const title = line.title ? inLang(lang, line.title, line.title_en) : cart.unknown_product
  const problemText = (problem: QuoteProblem): string =>
    problem === "insufficient" ? checkout.remaining(line.available_quantity) : cart.problems[problem]

  return (
    <li>
      <Picture src={line.thumbnail} alt="" size={56} />
      <span>
        {title}
        <span className="muted">
          {specInLang(lang, line.variant_title ?? "")} × {line.quantity}
        </span>
        {line.problem && <span className="field-error">{problemText(line.problem)}</span>}
      </span>
      <span>{yuan(line.amount_fen)}</span>
      <ReturnMark terms={line} />
    </li>
  )
}
