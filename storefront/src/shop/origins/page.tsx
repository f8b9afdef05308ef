import type { OriginNode } from "@baixian/backend/contract"
import { href } from "react-router"
import { listOrigins } from "../../medusa/origins.server"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { inLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"

export async function loader() {
  return { origins: await listOrigins() }
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ origins }) => origins)

export default function Origins({ loaderData }: Route.ComponentProps) {
  const { origins } = useWords()
  const [largest] = [...loaderData.origins].sort((a, b) => b.product_count - a.product_count)

  return (
    <>
      <h1 className="page-title">{origins.title}</h1>
      <p className="lead">{origins.lead}</p>
      {loaderData.origins.map((province) => (
        <Province key={province.code} province={province} open={province === largest} />
      ))}
    </>
  )
}

/** A province opens without script: it is a `details` element. */
function Province({ province, open }: { province: OriginNode; open: boolean }) {
  const lang = useLang()
  const { origins } = useWords()
  const name = inLang(lang, province.name, province.name_en)

  return (
    <details className="province" open={open}>
      <summary>
        <h2>{name}</h2>
        <span className="muted">{origins.count(province.product_count)}</span>
        <Icon name="right" className="turns" />
      </summary>
      <p>
        <a className="button" href={href("/origins/:code", { code: province.code })}>
          {origins.to_place(name)}
        </a>
      </p>
      <div className="prefectures">
        {province.children.map((prefecture) => (
          <div key={prefecture.code} className="prefecture">
            <h3>
              <Place node={prefecture} />
            </h3>
            <ul className="places">
              {prefecture.children.map((county) => (
                <li key={county.code}>
                  <Place node={county} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  )
}

function Place({ node }: { node: OriginNode }) {
  const lang = useLang()
  return (
    <a className="place" href={href("/origins/:code", { code: node.code })}>
      {inLang(lang, node.name, node.name_en)}
      <span className="place-count">{node.product_count}</span>
    </a>
  )
}
