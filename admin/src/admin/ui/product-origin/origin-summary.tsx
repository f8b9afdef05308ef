import type { ProductOrigin } from "@baixian/backend/contract"
import { Badge } from "@medusajs/ui"
import { businessDay, daysAfter } from "../business-month"
import { DetailRow } from "../detail-row"
import { formatShare } from "../shares"
import { useWords } from "../use-words"
import { usePlaces } from "./place-picker"

const EXPIRES_SOON_DAYS = 30

/** The record as it stands, in the rows of a dashboard section. */
export function OriginSummary({ origin }: { origin: ProductOrigin }) {
  const { t, isChinese, instant } = useWords()
  const { places, nameOfCode } = usePlaces()
  const place = places.find(({ code }) => code === origin.origin_code)
  const path =
    isChinese || !place ? origin.origin_path : [place.path_en, place.name_en].filter(Boolean).join(" / ")

  return (
    <div className="divide-y">
      <DetailRow title={t("product_origin.place")}>
        <span>{path}</span>{" "}
        {origin.origin_level === "prefecture" && (
          <Badge size="2xsmall">{t("product_origin.prefecture_only")}</Badge>
        )}
        <div className="text-ui-fg-muted txt-compact-xsmall pt-1">
          <span className="font-mono">{origin.origin_code}</span> ·{" "}
          {t("product_origin.since", { since: instant(origin.valid_from).slice(0, 10) })}
        </div>
      </DetailRow>
      <DetailRow title={t("product_origin.supplier")}>
        {origin.supplier_name ?? t("product_origin.supplier_none")}
      </DetailRow>
      {origin.processed_in_code && (
        <DetailRow title={t("product_origin.processed_in")}>{nameOfCode(origin.processed_in_code)}</DetailRow>
      )}
      {origin.main_ingredient_code && (
        <DetailRow title={t("product_origin.main_ingredient")}>
          {nameOfCode(origin.main_ingredient_code)}
        </DetailRow>
      )}
      {origin.components.length > 0 && (
        <DetailRow title={t("product_origin.components")}>
          <ul>
            {origin.components.map(({ origin_code, name, share_bp }) => (
              <li key={origin_code} className="flex justify-between gap-x-2">
                <span>{isChinese ? name : nameOfCode(origin_code)}</span>
                <span className="tabular-nums">{formatShare(share_bp)}%</span>
              </li>
            ))}
          </ul>
        </DetailRow>
      )}
      <DetailRow title={t("product_origin.labels")}>
        {origin.labels.length === 0 ? (
          <span className="text-ui-fg-muted">{t("product_origin.labels_none")}</span>
        ) : (
          <ul className="flex flex-col gap-y-2">
            {origin.labels.map((label) => (
              <LabelItem key={label.id} label={label} />
            ))}
          </ul>
        )}
      </DetailRow>
    </div>
  )
}

function LabelItem({ label }: { label: ProductOrigin["labels"][number] }) {
  const { t } = useWords()
  const today = businessDay(new Date())
  const isOver = label.valid_until !== null && label.valid_until <= today
  const isNearlyOver = label.valid_until !== null && label.valid_until <= daysAfter(today, EXPIRES_SOON_DAYS)
  const lastDay = label.valid_until ? daysAfter(label.valid_until, -1) : t("product_origin.valid_always")

  return (
    <li>
      <span className="flex flex-wrap items-center gap-x-1">
        {t(`label.${label.label}`)}
        {(isOver || isNearlyOver) && (
          <Badge size="2xsmall" color={isOver ? "red" : "orange"}>
            {t(isOver ? "product_origin.expired" : "product_origin.expires_soon")}
          </Badge>
        )}
        {label.is_sample && (
          <Badge size="2xsmall" color="orange">
            {t("lines.sample")}
          </Badge>
        )}
      </span>
      <span className="text-ui-fg-muted txt-compact-xsmall">
        {label.certificate_no && `${t("product_origin.certificate_no")} ${label.certificate_no} · `}
        {t("product_origin.valid_to")} {lastDay}
      </span>
    </li>
  )
}
