import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { businessMonth } from "../../../ui/business-month"
import { salesAddress } from "../../../ui/report-state"
import { useWords } from "../../../ui/use-words"
import type { PageState } from "./page-state"
import { REPORT_GROUPS } from "./reports"

/** All reports at a glance. The days and filters go along; they are links, so that two can stand side by side. */
export function Chooser({ state }: { state: PageState }) {
  const { t } = useWords()
  const currentMonth = businessMonth(new Date())

  return (
    <nav aria-label={t("sales_report.choose")} className="flex flex-wrap gap-x-4 gap-y-2 px-6 py-2.5">
      {REPORT_GROUPS.map(({ group, reports }) => (
        <div key={group} role="group" aria-label={t(`sales_report.groups.${group}`)}>
          <div aria-hidden className="txt-compact-xsmall text-ui-fg-muted px-2 pb-0.5">
            {t(`sales_report.groups.${group}`)}
          </div>
          <div className="flex flex-wrap gap-0.5">
            {reports.map((report) => (
              <Link
                key={report}
                to={salesAddress(report, state, currentMonth)}
                aria-current={report === state.report ? "page" : undefined}
                className={clx(
                  "txt-compact-small-plus text-ui-fg-subtle h-7 whitespace-nowrap rounded-md px-2 py-1 outline-none",
                  "hover:bg-ui-bg-base-hover hover:text-ui-fg-base focus-visible:shadow-borders-focus",
                  report === state.report &&
                    "bg-ui-bg-interactive text-ui-fg-on-color hover:bg-ui-bg-interactive hover:text-ui-fg-on-color"
                )}
              >
                {t(`sales_report.names.${report}`)}
              </Link>
            ))}
          </div>
        </div>
      ))}
    </nav>
  )
}
