import type { Report } from "@baixian/backend/contract"
import { businessDay } from "./business-month"
import { useWords } from "./use-words"

type AboutReportProps = {
  about: Report["about"]
  /** First day after the period, for reports that compare it with earlier ones. */
  until: string | null
  hasLights?: boolean
  notes?: string[]
}

/** The footnotes under every report: counting rule, cut-off, rounding, symbols, sample mark. */
export function AboutReport({ about, until, hasLights = false, notes = [] }: AboutReportProps) {
  const { t } = useWords()

  return (
    <footer className="text-ui-fg-muted txt-small px-6 py-3" aria-label={t("about.title")}>
      {useFootnotes(about, until, hasLights, notes).map((note) => (
        <p key={note}>{note}</p>
      ))}
    </footer>
  )
}

/** The same sentences for screen and paper. */
export function useFootnotes(
  about: Report["about"],
  until: string | null,
  hasLights: boolean,
  notes: string[] = []
): string[] {
  const { t, isChinese, instant, nameOf } = useWords()
  const { version, text_zh, text_en } = about.counting_rule

  return [
    // First of all, because a part taken for the whole is the worst that can be read wrong. Old editions do not say it.
    ...(about.scope
      ? [
          t("about.scope", {
            places: about.scope.map(nameOf).join(t("about.scope_separator")) || t("about.scope_none"),
          }),
        ]
      : []),
    ...notes,
    t("about.counting_rule", { version, text: isChinese ? text_zh : text_en }),
    [
      t("about.cut_off", { cut_off: instant(about.cut_off) }),
      about.contains_sample ? t("about.sample") : "",
      t("about.undefined"),
    ].join(isChinese ? "" : " "),
    ...(until !== null && until > businessDay(new Date(about.generated_at))
      ? [t("about.running_month")]
      : []),
    t("about.rounding"),
    ...(hasLights ? [t("about.lights")] : []),
  ]
}
