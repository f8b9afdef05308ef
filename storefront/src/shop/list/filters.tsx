import type { OriginNode, ProductLabel } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import { href } from "react-router"
import { Icon } from "../../ui/icon"
import { inLang, useLang, useWords } from "../../words/words"
import type { Conditions } from "./conditions"
import type { ListData } from "./page"

type FiltersProps = { conditions: Conditions; choices: ListData["choices"] }

/** One GET form: with script each choice is sent at once, without it there is a button. */
export function Filters({ conditions, choices }: FiltersProps) {
  const { list, shop } = useWords()
  const { origin, category, label, in_stock, sales_point, district } = conditions
  const active = [origin, category, label, in_stock, sales_point].filter(Boolean).length
  // Half-way through choosing a point the panel stays open.
  const choosing = district !== "" && sales_point === ""

  return (
    <div className="filters-box">
      <input type="checkbox" id="filters-open" className="filters-toggle sr" defaultChecked={choosing} />
      <label htmlFor="filters-open" className="filters-label button">
        <Icon name="filter" />
        {active > 0 ? list.filters_active(active) : list.filters}
      </label>
      <form className="filters" action={href("/products")} data-auto="">
        {conditions.q && <input type="hidden" name="q" value={conditions.q} />}
        {conditions.sort && <input type="hidden" name="sort" value={conditions.sort} />}
        <OriginFilter value={origin} origins={choices.origins} />
        <CategoryFilter value={category} categories={choices.categories} />
        <LabelFilter value={label} />
        <PointFilters conditions={conditions} choices={choices} />
        <label className="check">
          <input type="checkbox" name="in_stock" value="true" defaultChecked={in_stock === "true"} />
          {list.in_stock}
        </label>
        <button className="button plain-only">{shop.apply}</button>
      </form>
    </div>
  )
}

type SelectProps = { name: string; label: string; value: string; children: ReactNode }

function Select({ name, label, value, children }: SelectProps) {
  return (
    <label className="field field-small">
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {children}
      </select>
    </label>
  )
}

function OriginFilter({ value, origins }: { value: string; origins: OriginNode[] }) {
  const lang = useLang()
  const { list } = useWords()
  const name = (node: OriginNode) => inLang(lang, node.name, node.name_en)

  return (
    <Select name="origin" label={list.origin} value={value}>
      <option value="">{list.any_origin}</option>
      {origins.map((province) => (
        <optgroup key={province.code} label={name(province)}>
          <option value={province.code}>{list.whole(name(province))}</option>
          {province.children.flatMap((prefecture) => [
            <option key={prefecture.code} value={prefecture.code}>
              {list.whole(name(prefecture))}
            </option>,
            ...prefecture.children.map((county) => (
              <option key={county.code} value={county.code}>
                {"\u2003"}
                {name(county)}
              </option>
            )),
          ])}
        </optgroup>
      ))}
    </Select>
  )
}

function CategoryFilter({
  value,
  categories,
}: {
  value: string
  categories: FiltersProps["choices"]["categories"]
}) {
  const lang = useLang()
  const { list } = useWords()
  return (
    <Select name="category" label={list.category} value={value}>
      <option value="">{list.any_category}</option>
      {categories.map(({ handle, name, name_en }) => (
        <option key={handle} value={handle}>
          {inLang(lang, name, name_en)}
        </option>
      ))}
    </Select>
  )
}

function LabelFilter({ value }: { value: string }) {
  const { list, labels } = useWords()
  return (
    <Select name="label" label={list.label} value={value}>
      <option value="">{list.any_label}</option>
      {(Object.keys(labels) as ProductLabel[]).map((label) => (
        <option key={label} value={label}>
          {labels[label]}
        </option>
      ))}
    </Select>
  )
}

/** First the district, then its hub and counters. */
function PointFilters({ conditions, choices }: FiltersProps) {
  const lang = useLang()
  const { list } = useWords()
  return (
    <>
      <Select name="district" label={list.district} value={conditions.district}>
        <option value="">{list.any_point}</option>
        {choices.districts.map(({ code, name, name_en }) => (
          <option key={code} value={code}>
            {inLang(lang, name, name_en)}
          </option>
        ))}
      </Select>
      {conditions.district && (
        <Select name="sales_point" label={list.sales_point} value={conditions.sales_point}>
          <option value="">{list.any_point}</option>
          {choices.points.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </>
  )
}
