import type { StockSettings } from "@baixian/backend/contract"
import { useWords } from "../../../ui/use-words"
import { Rule } from "./rule"
import { draftOf, RULES } from "./settings-draft"
import { useSettingText } from "./use-setting-text"

/** The same to read: for who works by the rules and does not make them. */
export function SettingsShown({ settings }: { settings: StockSettings }) {
  const { t } = useWords()
  const textOf = useSettingText()
  const draft = draftOf(settings)

  return RULES.map(({ rule, settings: names }) => (
    <Rule key={rule} rule={rule} draft={draft}>
      <dl className="grid max-w-[720px] grid-cols-2 gap-x-4 gap-y-3">
        {names.map((name) => (
          <div key={name}>
            <dt className="txt-compact-small text-ui-fg-subtle">{t(`stock_settings.settings.${name}`)}</dt>
            <dd className="txt-compact-medium-plus tabular-nums">{textOf(name, settings[name])}</dd>
          </div>
        ))}
      </dl>
    </Rule>
  ))
}
