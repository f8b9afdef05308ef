import type { ReactNode } from "react"
import { Watermark, watermarkCss } from "./watermark"

// Everything that is neither this page nor holds it is left out; what holds it lets it grow over several sheets.
const css = `@media print {
  @page { size: A4 landscape; margin: 10mm }
  html, body { background: #fff !important }
  *:has(.bx-page) > *:not(.bx-page):not(:has(.bx-page)):not(style) { display: none !important }
  *:has(.bx-page) { display: block !important; position: static !important; height: auto !important; min-height: 0 !important;
    max-width: none !important; max-height: none !important; overflow: visible !important; padding: 0 !important }
  .bx-page section, .bx-page .bx-card { break-inside: avoid }
  .bx-page { zoom: 0.6 }
  .bx-page .bx-six { grid-template-columns: repeat(6, 1fr) !important }
  .bx-page .bx-two { grid-template-columns: 1fr 1fr !important }
  .bx-page .bx-no-print, .bx-page .sr-only, .bx-page button { display: none !important }
  .bx-page * { print-color-adjust: exact }
  .bx-page .recharts-responsive-container, .bx-page .recharts-responsive-container > div, .bx-page .recharts-wrapper,
  .bx-page .recharts-wrapper > svg { width: 100% !important; height: auto !important }
  .bx-page .recharts-legend-wrapper { width: 100% !important }
}
${watermarkCss}`

/** A page that prints as it looks, without the dashboard around it; charts drawn for the screen are stretched to the sheet. */
export function PrintablePage({ isSample, children }: { isSample: boolean; children: ReactNode }) {
  return (
    <div className="bx-page flex flex-col gap-y-2">
      <style>{css}</style>
      {children}
      {isSample && <Watermark />}
    </div>
  )
}
