import type { Stocktake, StocktakeLine } from "@baixian/backend/contract"
import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useKeptDraft } from "../../../ui/counter/kept-draft"
import { Nothing } from "../../../ui/load-state"
import { formatFen } from "../../../ui/money"
import { Field } from "../../../ui/product-origin/field"
import { PickOne } from "../../../ui/stock/pick-one"
import { useWords, type Words } from "../../../ui/use-words"
import { signed, type varianceValues } from "./count-lines"
import {
  explainedOf,
  isReasons,
  type unexplained,
  VARIANCE_REASONS,
  type Explained,
  type Reasons,
} from "./variance-draft"

/** Reasons that are chosen and not saved yet: kept on the device like everything that is typed. */
export function useReasons({ id }: Stocktake, person_id: string) {
  const [none] = useState<Reasons>({})
  const { draft, change, forget } = useKeptDraft(`reasons:${person_id}:${id}`, none, isReasons)

  return {
    reasons: draft,
    explain: (line: StocktakeLine, part: Partial<Explained>) =>
      change({ ...draft, [line.inventory_item_id]: { ...explainedOf(draft, line), ...part } }),
    forget,
  }
}

/** What is missing, said at its line. Pure. */
export const faultsOfMissing = (
  missing: ReturnType<typeof unexplained>,
  t: Words["t"]
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    missing.map(({ inventory_item_id, field }) => [
      inventory_item_id,
      { [field]: t(`stock_docs.stocktake.missing.${field}`) },
    ])
  )

type VarianceLinesProps = {
  lines: readonly StocktakeLine[]
  reasons: ReturnType<typeof useReasons>
  /** The books are hidden: a reason is asked for in case. */
  isBlind?: boolean
  canChoose: boolean
  /** The clerk chose the reasons; who approves reads them, and may change one. */
  isReview?: boolean
  /** What the differences are worth, for who decides on them. */
  values?: ReturnType<typeof varianceValues>
  /** Sentences of the server by inventory item. */
  faults?: Record<string, Record<string, string>>
}

/** 差异: what the books said when it was counted, what was there, what moved since, and why. */
export function VarianceLines({
  lines,
  reasons,
  isBlind = false,
  canChoose,
  isReview = false,
  values,
  faults = {},
}: VarianceLinesProps) {
  const { t } = useWords()

  return (
    <Container className="p-0">
      <div className="border-b px-4 py-3 sm:px-6">
        <Heading level="h2">{t("stock_docs.stocktake.tabs.variance")}</Heading>
        {canChoose && (
          <Text size="small" className="text-ui-fg-subtle">
            {t(
              isReview
                ? "stock_docs.stocktake.variance_review_hint"
                : isBlind
                  ? "stock_docs.stocktake.variance_blind_hint"
                  : "stock_docs.stocktake.variance_hint"
            )}
          </Text>
        )}
        {values && values.total !== null && lines.length > 0 && (
          <Text size="small" weight="plus" className="tabular-nums">
            {t("stock_docs.stocktake.variance_total", { value: formatFen(values.total, "yuan") })}
          </Text>
        )}
      </div>
      {lines.length === 0 ? (
        <Nothing
          title={t("stock_docs.stocktake.no_variance")}
          hint={t("stock_docs.stocktake.no_variance_hint")}
        />
      ) : (
        <ol className="divide-y" aria-label={t("stock_docs.stocktake.tabs.variance")}>
          {lines.map((line, at) => (
            <VarianceLine
              key={line.inventory_item_id}
              at={at}
              line={line}
              explained={explainedOf(reasons.reasons, line)}
              canChoose={canChoose}
              isReview={isReview}
              value={values?.of.get(line.inventory_item_id) ?? null}
              faults={faults[line.inventory_item_id] ?? {}}
              onChange={(part) => reasons.explain(line, part)}
            />
          ))}
        </ol>
      )}
    </Container>
  )
}

type VarianceLineProps = {
  at: number
  line: StocktakeLine
  explained: Explained
  canChoose: boolean
  isReview: boolean
  /** In fen. */
  value: number | null
  faults: Record<string, string>
  onChange: (part: Partial<Explained>) => void
}

function VarianceLine({
  at,
  line,
  explained,
  isReview,
  value,
  faults,
  onChange,
  ...asked
}: VarianceLineProps) {
  const { t } = useWords()
  const [isChanging, setIsChanging] = useState(false)
  const isOpen =
    !isReview || isChanging || line.reason === null || line.must_choose || Object.keys(faults).length > 0
  const canChoose = asked.canChoose && isOpen
  const moved = line.moved_since ?? 0

  return (
    <li className="flex flex-col gap-y-2 px-4 py-3 sm:px-6">
      <div className="flex items-start justify-between gap-x-3">
        <div className="min-w-0">
          <p className="txt-compact-small-plus">{line.title}</p>
          <p className="txt-compact-xsmall text-ui-fg-muted font-mono">{line.sku}</p>
        </div>
        {line.variance !== null && (
          <span
            className={
              line.variance === 0
                ? "txt-compact-large-plus tabular-nums"
                : "txt-compact-large-plus text-ui-fg-error tabular-nums"
            }
          >
            {signed(line.variance)}
            {value !== null && (
              <span className="text-ui-fg-muted pl-3 text-sm font-normal">
                {t("stock_docs.stocktake.variance_value", { value: formatFen(value, "yuan") })}
              </span>
            )}
          </span>
        )}
      </div>
      <p className="txt-compact-small text-ui-fg-subtle flex flex-wrap gap-x-4 tabular-nums">
        {line.expected_at_count !== null && (
          <span>
            {t("stock_docs.stocktake.columns.expected")} {line.expected_at_count}
          </span>
        )}
        <span>
          {t("stock_docs.stocktake.columns.counted")}{" "}
          {line.counted !== null && line.second_counted !== null && line.first_counted !== null
            ? t("stock_docs.stocktake.counted_twice", {
                counted: line.counted,
                first: line.first_counted,
                second: line.second_counted,
              })
            : (line.counted ?? t("stock_docs.stocktake.blank"))}
        </span>
        {moved !== 0 && (
          <span className="text-ui-tag-orange-text">
            {moved < 0
              ? t("stock_docs.stocktake.moved_sold", { pieces: -moved })
              : t("stock_docs.stocktake.moved_added", { pieces: moved })}
          </span>
        )}
        {line.difference !== null && (
          <span>
            {t("stock_docs.stocktake.columns.difference")} {signed(line.difference)}
          </span>
        )}
      </p>
      {canChoose ? (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Field
            id={`variance-${at}-reason`}
            label={t("stock_docs.stocktake.columns.reason")}
            fault={faults.reason}
          >
            {({ describedBy, isInvalid }) => (
              <PickOne
                id={`variance-${at}-reason`}
                empty={t("stock_docs.choose_reason")}
                describedBy={describedBy}
                isInvalid={isInvalid}
                value={explained.reason}
                options={VARIANCE_REASONS.map((value) => ({
                  value,
                  label: t(`stock_docs.stocktake.reasons.${value}`),
                }))}
                onChange={(reason) => onChange({ reason })}
              />
            )}
          </Field>
          <Field id={`variance-${at}-note`} label={t("stock_docs.note")}>
            {() => (
              <Input
                id={`variance-${at}-note`}
                size="small"
                maxLength={500}
                value={explained.note}
                onChange={({ target }) => onChange({ note: target.value })}
              />
            )}
          </Field>
          {(line.must_choose || explained.settle !== null || (moved !== 0 && line.variance !== 0)) &&
            line.variance !== null && (
              <Field
                id={`variance-${at}-settle`}
                label={t("stock_docs.stocktake.columns.settle")}
                hint={t("stock_docs.stocktake.settle.hint")}
                fault={faults.settle ?? faults.difference}
              >
                {({ describedBy, isInvalid }) => (
                  <PickOne
                    id={`variance-${at}-settle`}
                    empty={t("stock_docs.stocktake.settle.choose")}
                    describedBy={describedBy}
                    isInvalid={isInvalid}
                    value={explained.settle}
                    options={(["difference", "count"] as const).map((value) => ({
                      value,
                      label: t(`stock_docs.stocktake.settle.${value}`, {
                        difference: signed(settledBy(line, value)),
                      }),
                    }))}
                    onChange={(settle) => onChange({ settle, moved_since: line.moved_since })}
                  />
                )}
              </Field>
            )}
        </div>
      ) : (
        <p className="txt-small">
          {[
            line.reason && t(`stock_docs.stocktake.reasons.${line.reason}`),
            line.note,
            line.settle &&
              t(`stock_docs.stocktake.settle.${line.settle}`, { difference: signed(line.difference) }),
          ]
            .filter(Boolean)
            .join(" · ")}
          {asked.canChoose && (
            <Button size="small" variant="transparent" onClick={() => setIsChanging(true)}>
              {t("stock_docs.stocktake.change_reason")}
            </Button>
          )}
        </p>
      )}
      {(faults.counted || (faults.difference && !canChoose)) && (
        <p role="alert" data-fault className="txt-small text-ui-fg-error">
          {faults.counted ?? faults.difference}
        </p>
      )}
    </li>
  )
}

/** What posting would add to the books: the difference as it was, or what makes them say the count now. */
function settledBy({ variance, moved_since }: StocktakeLine, settle: "difference" | "count"): number | null {
  if (variance === null) return null
  return settle === "difference" ? variance : variance - (moved_since ?? 0)
}
