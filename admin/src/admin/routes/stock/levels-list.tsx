import type { StockLevelRow, StockLevelsAnswer } from "@baixian/backend/contract"
import { Checkbox, clx, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { formatCount, UNDEFINED } from "../../ui/figures"
import { LevelMarks } from "../../ui/place/level-mark"
import { toItem } from "../../ui/place/to-item"
import { plainTable } from "../../ui/plain-table"
import { useWords } from "../../ui/use-words"
import type { TickedGoods } from "./ticked"

type LevelsListProps = {
  point: string
  answer: StockLevelsAnswer
  ticked: ReadonlyMap<string, TickedGoods>
  onTick: (rows: readonly TickedGoods[], isTicked: boolean) => void
}

/** The levels of a page: a table where there is room for one, cards on a phone. */
export function LevelsList(props: LevelsListProps) {
  return (
    <>
      <LevelsCards {...props} />
      <LevelsTable {...props} />
    </>
  )
}

const numbers = ["available", "stocked", "reserved", "in_transit", "safety"] as const

function LevelsTable({ point, answer, ticked, onTick }: LevelsListProps) {
  const { t } = useWords()
  const { items, sums } = answer
  const isAllTicked = items.every(({ inventory_item_id }) => ticked.has(inventory_item_id))

  return (
    <div className="hidden overflow-x-auto lg:block">
      <table className={plainTable.table}>
        <thead>
          <tr>
            <th scope="col" className={clx(plainTable.head, "w-10")}>
              <Checkbox
                aria-label={t("stock_page.tick_page")}
                checked={isAllTicked}
                onCheckedChange={(checked) => onTick(items, checked === true)}
              />
            </th>
            <th scope="col" className={plainTable.head}>
              {t("stock_page.goods")}
            </th>
            {numbers.map((name) => (
              <th key={name} scope="col" className={clx(plainTable.head, "text-right")}>
                {t(`stock_page.columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={plainTable.head}>
              {t("stock_page.columns.next_expiry")}
            </th>
            <th scope="col" className={plainTable.head}>
              {t("stock_page.columns.state")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((level) => (
            <tr key={level.inventory_item_id} className={plainTable.row}>
              <td className={plainTable.cell}>
                <Tick level={level} ticked={ticked} onTick={onTick} />
              </td>
              <th scope="row" className={clx(plainTable.cell, "text-left font-normal")}>
                <Link to={toItem(point, level)} className={plainTable.link}>
                  {level.title}
                </Link>
                <Codes level={level} />
              </th>
              {numbers.map((name) => (
                <td
                  key={name}
                  className={clx(plainTable.cell, plainTable.number, name === "available" && "font-medium")}
                >
                  {shown(level[name])}
                </td>
              ))}
              <td className={clx(plainTable.cell, "whitespace-nowrap tabular-nums")}>
                {level.next_expiry ?? UNDEFINED}
              </td>
              <td className={plainTable.cell}>
                <LevelMarks level={level} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="bg-ui-bg-subtle font-medium">
            <td className={plainTable.cell} />
            <th scope="row" className={clx(plainTable.cell, "text-left font-medium")}>
              {t("stock_page.total", { items: formatCount(sums.items) })}
            </th>
            <td className={clx(plainTable.cell, plainTable.number)} />
            <td className={clx(plainTable.cell, plainTable.number)}>{formatCount(sums.stocked)}</td>
            <td className={clx(plainTable.cell, plainTable.number)}>{formatCount(sums.reserved)}</td>
            <td className={clx(plainTable.cell, plainTable.number)}>{formatCount(sums.in_transit)}</td>
            <td className={plainTable.cell} colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function LevelsCards({ point, answer, ticked, onTick }: LevelsListProps) {
  const { t } = useWords()
  const { items, sums } = answer

  return (
    <div className="lg:hidden">
      <Text size="small" weight="plus" className="bg-ui-bg-subtle px-6 py-2">
        {t("stock_page.total", { items: formatCount(sums.items) })} ·{" "}
        {t("stock_page.total_pieces", {
          stocked: formatCount(sums.stocked),
          in_transit: formatCount(sums.in_transit),
        })}
      </Text>
      <ul className="divide-y">
        {items.map((level) => (
          <li key={level.inventory_item_id} className="flex items-stretch">
            <label className="flex w-12 shrink-0 items-center justify-center">
              <Tick level={level} ticked={ticked} onTick={onTick} />
            </label>
            <Link to={toItem(point, level)} className="flex min-w-0 flex-1 items-center gap-x-3 py-3 pr-6">
              <span className="min-w-0 flex-1">
                <span className="txt-compact-medium-plus block break-words">{level.title}</span>
                <Codes level={level} />
                <LevelMarks level={level} />
                {level.next_expiry && level.standing !== "fresh" && (
                  <span className="txt-compact-xsmall text-ui-fg-subtle ml-1">
                    {t("stock_page.until", { day: level.next_expiry })}
                  </span>
                )}
              </span>
              <span className="shrink-0 text-right">
                <span className="txt-compact-xlarge-plus block tabular-nums">
                  {formatCount(level.available)}
                </span>
                <span className="txt-compact-xsmall text-ui-fg-subtle block">
                  {t("stock_page.columns.available")}
                </span>
                {level.in_transit > 0 && (
                  <span className="txt-compact-xsmall text-ui-fg-subtle block">
                    {t("stock_page.coming", { pieces: formatCount(level.in_transit) })}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

type TickProps = Pick<LevelsListProps, "ticked" | "onTick"> & { level: StockLevelRow }

function Tick({ level, ticked, onTick }: TickProps): ReactNode {
  const { t } = useWords()

  return (
    <Checkbox
      aria-label={t("stock_page.tick", { title: level.title })}
      checked={ticked.has(level.inventory_item_id)}
      onCheckedChange={(checked) => onTick([level], checked === true)}
    />
  )
}

function Codes({ level: { sku, barcode } }: { level: StockLevelRow }) {
  const codes = [...new Set([sku, barcode])].filter(Boolean)

  return <span className="txt-compact-xsmall text-ui-fg-muted block font-mono">{codes.join(" · ")}</span>
}

const shown = (figure: number | null): string => (figure === null ? UNDEFINED : formatCount(figure))
