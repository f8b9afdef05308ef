import type { OriginNode } from "@baixian/backend/contract"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { inLang, useLang, useWords } from "../../words/words"
import type { Conditions } from "./conditions"
import type { ListData } from "./page"

/** The place with this code anywhere in the tree. */
export function findPlace(nodes: OriginNode[], code: string): OriginNode | null {
  for (const node of nodes) {
    const found = node.code === code ? node : findPlace(node.children, code)
    if (found) return found
  }
  return null
}

type Active = { text: string; without: Partial<Record<keyof Conditions, "">> }

/** What the list is narrowed to, each with a link that takes it away. */
export function ActiveConditions({
  conditions,
  choices,
}: {
  conditions: Conditions
  choices: ListData["choices"]
}) {
  const { list } = useWords()
  const active = useActive(conditions, choices)
  if (active.length === 0) return null

  return (
    <ul className="active">
      {active.map(({ text, without }) => (
        <li key={text}>
          <a href={listHref({ ...conditions, page: 1, ...without })} aria-label={list.remove(text)}>
            {text}
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
      <li>
        <a className="active-reset" href={listHref({ q: conditions.q })}>
          <Icon name="refresh" />
          {list.reset}
        </a>
      </li>
    </ul>
  )
}

function useActive(conditions: Conditions, choices: ListData["choices"]): Active[] {
  const lang = useLang()
  const { list, labels } = useWords()
  const { origin, category, label, in_stock, sales_point } = conditions
  const place = findPlace(choices.origins, origin)
  const kind = choices.categories.find(({ handle }) => handle === category)
  const point = choices.points.find(({ code }) => code === sales_point)

  const active: (Active | false)[] = [
    origin !== "" && {
      text: place ? inLang(lang, place.name, place.name_en) : origin,
      without: { origin: "" },
    },
    category !== "" && {
      text: kind ? inLang(lang, kind.name, kind.name_en) : category,
      without: { category: "" },
    },
    label !== "" && { text: labels[label], without: { label: "" } },
    in_stock !== "" && { text: list.in_stock, without: { in_stock: "" } },
    sales_point !== "" && { text: point?.name ?? sales_point, without: { sales_point: "", district: "" } },
  ]
  return active.filter((one): one is Active => one !== false)
}
