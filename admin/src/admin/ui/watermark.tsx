import { useWords } from "./use-words"

/** Fixed, so that a browser prints it on every sheet; pale, so that figures under it stay legible. */
export const watermarkCss = `
@media screen { .bx-watermark { display: none } }
@media print {
  .bx-watermark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center;
    font: 700 72pt "Noto Sans CJK SC", "Microsoft YaHei", SimSun, sans-serif; letter-spacing: 0.1em;
    color: rgba(0, 0, 0, 0.06); transform: rotate(-24deg); pointer-events: none; print-color-adjust: exact }
}`

/** 样例数据 across every sheet of paper that holds a sample row (domain.md §11). */
export function Watermark() {
  const { t } = useWords()

  return (
    <div aria-hidden className="bx-watermark">
      {t("sample.mark")}
    </div>
  )
}
