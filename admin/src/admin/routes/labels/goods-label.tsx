import type { GoodsLabel } from "@baixian/backend/contract"
import { useMemo } from "react"
import { formatFen } from "../../ui/money"
import { useWords } from "../../ui/use-words"
import { barcodeSvg, picture, qrSvg } from "./codes"
import { isEan13, type Paper } from "./label-sheets"
import { placeOfOrigin } from "./place-of-origin"

/** One price tag: what it is, where it comes from, what it costs per which unit, and two codes to scan. */
export default function GoodsLabelCard({ label, paper }: { label: GoodsLabel; paper: Paper }) {
  const { t } = useWords()
  const barcode = useMemo(() => (isEan13(label.ean) ? picture(barcodeSvg(label.ean)) : null), [label.ean])
  const qr = useMemo(() => picture(qrSvg(label.url)), [label.url])
  const { province, prefecture, county } = label.origin
  // A municipality is its own prefecture and is named once.
  const between = county && prefecture !== province ? prefecture : null

  return (
    <article className={`bx-label bx-label-${paper}`}>
      <div className="bx-label-top">
        <div className="bx-label-words">
          <h2>{label.title}</h2>
          <p className="bx-label-spec">{label.spec}</p>
          <p className="bx-label-origin">
            {t("labels.origin")} <b>{placeOfOrigin(label.origin)}</b>
            {between && <span> {between}</span>}
          </p>
        </div>
        <img className="bx-label-qr" src={qr} alt={t("labels.qr_of", { title: label.title })} />
      </div>
      <div className="bx-label-bottom">
        {barcode ? (
          <img className="bx-label-ean" src={barcode} alt={label.ean ?? ""} />
        ) : (
          <span className="bx-label-sku">{label.sku}</span>
        )}
        <p className="bx-label-price">
          <span>¥</span>
          {formatFen(label.price_fen, "yuan")}
          <small>{t("labels.per", { unit: label.unit ?? t("labels.piece") })}</small>
        </p>
      </div>
      {label.is_sample && <span className="bx-label-sample">{t("sample.mark")}</span>}
    </article>
  )
}
