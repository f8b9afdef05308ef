import type { ReturnPolicy } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import { env } from "../../env.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { useWords } from "../../words/words"
import type { Route } from "./+types/page"

export function loader() {
  return { service_phone: env().service_phone }
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ help }) => help)

export default function Help({ loaderData }: Route.ComponentProps) {
  const { help, returns } = useWords()
  const policies = Object.keys(returns.policies) as ReturnPolicy[]

  return (
    <div className="narrow help">
      <h1 className="page-title">{help.title}</h1>
      <Topic id="contact" title={help.contact}>
        <Contact phone={loaderData.service_phone} />
      </Topic>
      <Topic id="pickup" title={help.pickup}>
        <p>{help.pickup_text}</p>
      </Topic>
      <Topic id="delivery" title={help.delivery}>
        <p>{help.delivery_text}</p>
      </Topic>
      <Topic id="payment" title={help.payment}>
        <p>{help.payment_text}</p>
      </Topic>
      <Topic id="returns" title={help.returns}>
        <p>{help.returns_text}</p>
        <ul>
          {policies.map((policy) => (
            <li key={policy}>
              {policy === "excluded_with_consent" &&
                returns.because(Object.values(returns.reasons).join(returns.or))}
              {returns.policies[policy]}
            </li>
          ))}
        </ul>
        <p>{help.quality}</p>
      </Topic>
      <Topic id="labels" title={help.recognition}>
        <p>{help.recognition_text}</p>
      </Topic>
      <Topic id="elder" title={help.elder}>
        <p>{help.elder_text}</p>
      </Topic>
      <Topic id="privacy" title={help.privacy}>
        {help.privacy_text.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Topic>
    </div>
  )
}

function Topic({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

function Contact({ phone }: { phone: string | null }) {
  const { help } = useWords()
  if (!phone) return <p>{help.contact_no_phone}</p>
  return (
    <>
      <p>
        <a className="button button-main" href={`tel:${phone}`}>
          <Icon name="service" />
          {help.contact_phone} {phone}
        </a>
      </p>
      <p>{help.contact_text}</p>
    </>
  )
}
