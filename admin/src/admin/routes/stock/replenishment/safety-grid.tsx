import type { StockLevelRow, StockPoint } from "@baixian/backend/contract"
import { Alert, Button, Container, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { allLevelsQuery, useSetSafety } from "../../../api/stock-levels"
import { useKeptDraft } from "../../../ui/counter/kept-draft"
import { formatCount } from "../../../ui/figures"
import { FindBox } from "../../../ui/find-box"
import { failureText, LoadFailed, LoadingRows, Nothing, NothingFound } from "../../../ui/load-state"
import { useIsKeeper } from "../../../ui/place/use-is-keeper"
import { ImportLines } from "../../../ui/stock/import/import-lines"
import { useWords } from "../../../ui/use-words"
import { isQuantities, pasted, piecesOf, quantitiesOf, type Pasted, type Quantities } from "./quantities"
import { QuantityBox } from "./quantity-box"

const EMPTY: Quantities = {}

/** 安全库存 of a place: a number for each kind of goods, typed or pasted from a spreadsheet, saved together. */
export function SafetyGrid({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const isKeeper = useIsKeeper()
  const { data, error, refetch } = useQuery(allLevelsQuery(point.code))
  const { draft, change, forget } = useKeptDraft(`safety:${point.code}`, EMPTY, isQuantities)
  const [find, setFind] = useState("")
  const [faults, setFaults] = useState<Pasted["faults"]>([])
  const setSafety = useSetSafety()
  if (!data) {
    return (
      <Container className="p-0">
        {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={8} />}
      </Container>
    )
  }

  const text = find.trim().toLowerCase()
  const shown = data.filter(({ title, sku, barcode }) =>
    [title, sku, barcode].some((each) => each?.toLowerCase().includes(text))
  )
  const changed = data.filter((level) => isChanged(level, draft))
  const hasFault = changed.some(
    ({ inventory_item_id }) => piecesOf(draft[inventory_item_id] ?? "") === "fault"
  )
  const save = () => {
    if (hasFault) {
      document.querySelector<HTMLElement>("input[data-quantity][aria-invalid=true]")?.focus()
      return
    }
    const lines = changed.map(({ inventory_item_id }) => ({
      inventory_item_id,
      quantity: Number(piecesOf(draft[inventory_item_id] ?? "") ?? 0),
    }))
    setSafety.mutate(
      { point: point.code, lines },
      {
        onSuccess: () => {
          forget()
          setFaults([])
          toast.success(t("replenish.safety_saved", { kinds: formatCount(lines.length) }))
        },
      }
    )
  }
  const paste = (at: number, cells: string) => {
    const result = pasted(shown, at, cells)
    change({ ...draft, ...result.quantities })
    setFaults(result.faults)
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
        <Text size="small" className="text-ui-fg-subtle max-w-[640px]">
          {t("replenish.safety_hint")}
        </Text>
        <FindBox find={find} onChange={setFind} />
        {isKeeper && (
          <ImportLines
            kind="safety_stock"
            point={point.code}
            of={`safety:${point.code}`}
            refused={({ inventory_item_id, title }) =>
              data.some((level) => level.inventory_item_id === inventory_item_id)
                ? null
                : t("stock_import.not_here", { title })
            }
            onTake={(rows) => change({ ...draft, ...quantitiesOf(rows) })}
          />
        )}
      </div>
      {faults.length > 0 && (
        <Alert variant="warning" role="alert" className="m-4">
          {t("replenish.pasted_faults", { rows: formatCount(faults.length) })}
          <ul>
            {faults.slice(0, 10).map(({ row, code, why }) => (
              <li key={row}>{t(`replenish.pasted_fault.${why}`, { row, code })}</li>
            ))}
          </ul>
        </Alert>
      )}
      {data.length === 0 ? (
        <Nothing title={t("stock_page.none.all")} hint={t("stock_page.none_hint")} />
      ) : shown.length === 0 ? (
        <NothingFound find={find} onClear={() => setFind("")} />
      ) : (
        <ul className="divide-y">
          {shown.map((level, at) => (
            <li key={level.inventory_item_id} className="flex items-center gap-x-4 px-6 py-2">
              <div className="min-w-0 flex-1">
                <Text size="small" weight="plus" leading="compact" className="break-words">
                  {level.title}
                </Text>
                <Text size="xsmall" className="text-ui-fg-muted">
                  <span className="font-mono">{level.sku}</span> ·{" "}
                  {t("replenish.now", { pieces: formatCount(level.available) })}
                </Text>
              </div>
              <QuantityBox
                label={t("replenish.safety_of", { title: level.title })}
                value={draft[level.inventory_item_id] ?? String(level.safety ?? "")}
                isFaulty={piecesOf(draft[level.inventory_item_id] ?? "") === "fault"}
                onChange={(typed) => change({ ...draft, [level.inventory_item_id]: typed })}
                onPasteCells={(cells) => paste(at, cells)}
              />
            </li>
          ))}
        </ul>
      )}
      {isKeeper && (
        <div className="bg-ui-bg-base sticky bottom-0 flex flex-wrap items-center gap-3 rounded-b-lg px-6 py-3">
          {setSafety.error && (
            <Alert variant="error" role="alert" className="w-full">
              {failureText(setSafety.error, t)}
            </Alert>
          )}
          {hasFault && (
            <Text size="small" role="alert" className="text-ui-fg-error w-full">
              {t("replenish.not_a_number")}
            </Text>
          )}
          <Text size="small" weight="plus" className="mr-auto">
            {t("replenish.changed", { kinds: formatCount(changed.length) })}
          </Text>
          {changed.length > 0 && (
            <Button className="h-10 sm:h-8" variant="transparent" onClick={forget}>
              {t("action.cancel")}
            </Button>
          )}
          <Button
            className="h-10 sm:h-8"
            disabled={changed.length === 0}
            isLoading={setSafety.isPending}
            onClick={save}
          >
            {t("replenish.safety_save")}
          </Button>
        </div>
      )}
    </Container>
  )
}

function isChanged({ inventory_item_id, safety }: StockLevelRow, draft: Quantities): boolean {
  const typed = draft[inventory_item_id]
  return typed !== undefined && (piecesOf(typed) ?? 0) !== (safety ?? 0)
}
