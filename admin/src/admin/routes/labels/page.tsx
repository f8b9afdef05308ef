import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Tag } from "@medusajs/icons"
import { Button, Container, Heading, Input, Label, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { FoundGoods } from "@baixian/backend/contract"
import { useRef } from "react"
import { useSearchParams, Link } from "react-router-dom"
import { labelsQuery } from "../../api/labels"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { usePoint } from "../../ui/place/use-point"
import { Segmented } from "../../ui/segmented"
import { GoodsFinder } from "../../ui/stock/goods-finder"
import { useWords } from "../../ui/use-words"
import { LabelSheets } from "./label-sheets-view"
import { MOST_COPIES, PAPERS, type Paper, sheetsOf } from "./label-sheets"
import { readLabels, writeLabels, type LabelsState } from "./page-state"

/** 价签打印: price tags and shelf cards of chosen goods, as they will lie on the paper. */
const LabelsPage = () => {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const state = readLabels(address)
  const { data, error, isPending, refetch } = useQuery(labelsQuery(state.variants))
  const change = (part: Partial<LabelsState>) =>
    setAddress(writeLabels({ ...state, ...part }), { replace: true })

  const { chosen } = usePoint()
  const point = chosen?.is === "chosen" ? chosen.point.code : null
  const box = useRef<HTMLDivElement>(null)
  // Scans come faster than they are drawn.
  const variants = useRef(state.variants)
  variants.current = state.variants
  const add = ({ variant_id, title }: FoundGoods): string => {
    if (!variant_id) return t("labels.no_tag", { title })
    variants.current = [...new Set([...variants.current, variant_id])]
    change({ variants: variants.current })
    return t("labels.taken", { title })
  }

  const labels = data?.items ?? []
  const sheets = sheetsOf(labels, { ...state, copies: () => state.copies })
  const perSheet = PAPERS[state.paper].columns * PAPERS[state.paper].rows

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <Heading level="h1">{t("labels.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("labels.hint")}
            </Text>
          </div>
          <Button className="h-10 sm:h-8" disabled={sheets.length === 0} onClick={() => window.print()}>
            <Tag />
            {t("labels.print", { sheets: sheets.length, labels: labels.length * state.copies })}
          </Button>
        </div>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <Segmented
            label={t("labels.paper")}
            value={state.paper}
            options={(Object.keys(PAPERS) as Paper[]).map((paper) => ({
              value: paper,
              label: t(`labels.papers.${paper}`),
            }))}
            onChange={(paper) => change({ paper, skip: 0 })}
          />
          <NumberField
            id="label-copies"
            label={t("labels.copies")}
            value={state.copies}
            least={1}
            most={MOST_COPIES}
            onChange={(copies) => change({ copies })}
          />
          {perSheet > 1 && (
            <NumberField
              id="label-skip"
              label={t("labels.skip")}
              value={state.skip}
              least={0}
              most={perSheet - 1}
              onChange={(skip) => change({ skip })}
            />
          )}
        </div>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t(`labels.paper_hints.${state.paper}`)}
        </Text>
        {point && <GoodsFinder point={point} box={box} onGoods={add} />}
      </Container>
      {state.variants.length === 0 ? (
        <Container>
          <Nothing title={t("labels.nothing")} hint={t("labels.nothing_hint")}>
            <Button size="small" variant="secondary" asChild>
              <Link to="/stock">{t("labels.choose")}</Link>
            </Button>
          </Nothing>
        </Container>
      ) : error ? (
        <Container>
          <LoadFailed error={error} onRetry={() => void refetch()} />
        </Container>
      ) : isPending ? (
        <Container>
          <LoadingRows rows={4} />
        </Container>
      ) : (
        <>
          {labels.length < state.variants.length && (
            <Text size="small" role="status" className="text-ui-fg-subtle px-6">
              {t("labels.left_out", { left: state.variants.length - labels.length })}
            </Text>
          )}
          <LabelSheets sheets={sheets} paper={state.paper} />
        </>
      )}
    </div>
  )
}
export default LabelsPage

type NumberFieldProps = {
  id: string
  label: string
  value: number
  least: number
  most: number
  onChange: (value: number) => void
}

function NumberField({ id, label, value, least, most, onChange }: NumberFieldProps) {
  return (
    <div className="flex items-center gap-x-2">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Input
        id={id}
        key={value}
        type="number"
        inputMode="numeric"
        size="small"
        className="h-10 w-20 sm:h-8"
        min={least}
        max={most}
        defaultValue={value}
        onBlur={({ target }) =>
          onChange(Math.min(most, Math.max(least, Math.round(Number(target.value)) || least)))
        }
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") currentTarget.blur()
        }}
      />
    </div>
  )
}

export const config = defineRouteConfig({
  label: "menu.labels",
  translationNs: "baixian",
  icon: Tag,
  rank: 14,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.labels")}</>
}
