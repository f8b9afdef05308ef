import type { StockLotRow } from "@baixian/backend/contract"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { formatCount } from "../figures"
import { useWords } from "../use-words"
import { StandingMark } from "./level-mark"

type LotLineProps = {
  lot: StockLotRow
  /** The shop's origin, where its page of the lot is; null when it is not known. */
  shop: string | null
  /** Above the lot, where lots of several goods stand together. */
  heading?: ReactNode
  children?: ReactNode
}

/** A lot that lies at a place: its end, how much is left, and the page that tells where it comes from. */
export function LotLine({ lot, shop, heading, children }: LotLineProps) {
  const { t } = useWords()
  const { lot_code, trace_code, expiry_date, stops_on, standing, on_hand, is_expiry_computed } = lot

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3">
      <div className="min-w-[180px] flex-1">
        {heading}
        <Text size="small" leading="compact">
          {t("stock_item.lot", { lot: lot_code })} <StandingMark standing={standing} />
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {expiry_date
            ? t(is_expiry_computed ? "stock_item.expires_computed" : "stock_item.expires", {
                day: expiry_date,
              })
            : t("stock_item.no_expiry")}
          {stops_on && ` · ${t("stock_item.stops_on", { day: stops_on })}`}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("stock_item.trace")}{" "}
          {shop ? (
            <a
              href={`${shop}/trace/${encodeURIComponent(trace_code)}`}
              target="_blank"
              rel="noreferrer"
              className="text-ui-fg-interactive font-mono"
            >
              {trace_code}
            </a>
          ) : (
            <span className="font-mono">{trace_code}</span>
          )}
        </Text>
      </div>
      <div className="text-right">
        <span className="txt-compact-large-plus tabular-nums">{formatCount(on_hand)}</span>{" "}
        <span className="txt-compact-xsmall text-ui-fg-subtle">{t("stock_item.left")}</span>
      </div>
      {children}
    </li>
  )
}
