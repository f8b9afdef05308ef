import { PAPERS, type Paper } from "./label-sheets"

/**
 * The smallest EAN-13 that tills are sure to read is 80 % of its nominal size: 95 modules of bars of 0.264 mm, 25.1 mm. `barcodeSvg`
 * draws 113.5 modules with the quiet zones beside them; the height follows, or the picture would shrink to it.
 */
const EAN_LEAST_MM = 30.2

/**
 * Labels in millimetres, on the screen as on paper. What is printed hangs on the body beside the dashboard, so that hiding
 * the dashboard hides all of it. A tag is read from a metre away by people without their glasses: the price is the largest.
 */
export function labelsCss(paper: Paper): string {
  const { width, height, columns, cell } = PAPERS[paper]
  return `
  .bx-label-sheet { width: ${width}mm; height: ${height}mm; display: grid; background: #fff; color: #000;
    grid-template-columns: repeat(${columns}, ${cell.width}mm); grid-auto-rows: ${cell.height}mm; align-content: start;
    overflow: hidden }
  .bx-label { position: relative; box-sizing: border-box; width: ${cell.width}mm; height: ${cell.height}mm; display: flex;
    flex-direction: column; justify-content: space-between; overflow: hidden; line-height: 1.2;
    font-family: "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif }
  .bx-label * { margin: 0 }
  .bx-label-top, .bx-label-bottom { display: flex; justify-content: space-between; gap: 1.5mm }
  .bx-label-bottom { align-items: flex-end }
  .bx-label-words { min-width: 0; flex: 1 }
  .bx-label h2 { font-weight: 700; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
  .bx-label-price { font-weight: 700; white-space: nowrap; line-height: 1 }
  .bx-label-price small { font-weight: 400 }
  .bx-label-ean { flex: none; height: auto }
  .bx-label-sku { font-family: monospace }
  .bx-label-sample { position: absolute; right: 0.8mm; top: 50%; writing-mode: vertical-rl; transform: translateY(-50%);
    color: #777; font-size: 1.7mm; letter-spacing: 0.3mm }
  .bx-label-a4 { padding: 3mm 4mm 2.5mm }
  .bx-label-a4 h2 { font-size: 4mm }
  .bx-label-a4 .bx-label-spec, .bx-label-a4 .bx-label-origin { font-size: 2.9mm }
  .bx-label-a4 .bx-label-origin { margin-top: 0.6mm }
  .bx-label-a4 .bx-label-qr { width: 13mm; height: 13mm }
  .bx-label-a4 .bx-label-ean { width: ${EAN_LEAST_MM}mm }
  .bx-label-a4 .bx-label-price { font-size: 6.4mm }
  .bx-label-a4 .bx-label-price small, .bx-label-a4 .bx-label-price span { font-size: 3mm }
  .bx-label-shelf { padding: 5mm 6mm; outline: 0.2mm dashed #aaa; outline-offset: -0.1mm }
  .bx-label-shelf h2 { font-size: 6.6mm }
  .bx-label-shelf .bx-label-spec { font-size: 4.2mm }
  .bx-label-shelf .bx-label-origin { font-size: 4.6mm; margin-top: 1.5mm }
  .bx-label-shelf .bx-label-qr { width: 20mm; height: 20mm }
  .bx-label-shelf .bx-label-ean { width: 36mm }
  .bx-label-shelf .bx-label-price { font-size: 12mm }
  .bx-label-shelf .bx-label-price small, .bx-label-shelf .bx-label-price span { font-size: 4.6mm }
  .bx-label-roll { padding: 1.3mm 2mm 1mm 1.5mm }
  .bx-label-roll h2 { font-size: 2.9mm }
  .bx-label-roll .bx-label-spec, .bx-label-roll .bx-label-origin { font-size: 2.1mm }
  .bx-label-roll .bx-label-origin span { display: none }
  .bx-label-roll .bx-label-qr { width: 9.5mm; height: 9.5mm }
  .bx-label-roll .bx-label-bottom { flex-direction: column; align-items: flex-start; gap: 0.6mm }
  .bx-label-roll .bx-label-price { font-size: 4.2mm; order: -1 }
  .bx-label-roll .bx-label-price small, .bx-label-roll .bx-label-price span { font-size: 2.2mm }
  .bx-label-roll .bx-label-ean { width: ${EAN_LEAST_MM}mm }
  @media screen { .bx-label-print { display: none } }
  @media print {
    @page { size: ${width}mm ${height}mm; margin: 0 }
    html, body { background: #fff !important; height: auto !important; overflow: visible !important; margin: 0 !important }
    body > *:not(.bx-label-print) { display: none !important }
    .bx-label-sheet { break-after: page }
    .bx-label-sheet:last-child { break-after: auto }
    .bx-label-sheet * { print-color-adjust: exact }
  }`
}
