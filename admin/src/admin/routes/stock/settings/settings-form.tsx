import type { StockSettings } from "@baixian/backend/contract"
import { Alert, Button, Input, Text, toast } from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import { useChangeStockSettings } from "../../../api/stock-settings"
import { useLeaveGuard } from "../../../ui/leave-guard"
import { Field } from "../../../ui/product-origin/field"
import { refusalText } from "../../../ui/refusal"
import { faultsOf as refusedFields, focusFirstFault } from "../../../ui/stock/line-faults"
import { useWords } from "../../../ui/use-words"
import { Rule } from "./rule"
import {
  changedNames,
  changesOf,
  draftOf,
  faultsOf,
  RULES,
  type SettingFault,
  type SettingName,
  SETTINGS,
  valueOf,
} from "./settings-draft"
import { useSettingText } from "./use-setting-text"

/** The rules, changed where they stand and saved together. Whatever goes wrong, what was typed stays. */
export function SettingsForm({ settings }: { settings: StockSettings }) {
  const { t } = useWords()
  const textOf = useSettingText()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [wasSent, setWasSent] = useState(false)
  const save = useChangeStockSettings()
  const changed = changedNames(draft, settings)
  const hasChanges = changed.length > 0
  const { question } = useLeaveGuard({ hasChanges, page: "/stock/settings" })
  const faults = wasSent ? faultsOf(draft) : {}
  const refused = refusedFields(save.error).head

  const faultText = (name: SettingName): string | undefined => {
    const fault: SettingFault | undefined = faults[name]
    if (!fault) return refused[name]
    const { unit, least, most } = SETTINGS[name]
    const clerks = name === "write_off_manager_fen" ? "write_off_clerk_fen" : "write_off_clerk_pieces"
    return t(`stock_settings.faults.${fault}`, {
      example: unit === "percent" ? 10 : 20,
      least: textOf(name, least),
      most: textOf(name, most),
      clerk: textOf(clerks, valueOf(clerks, draft[clerks]) ?? 0),
    })
  }
  const change = (name: SettingName, text: string) => {
    // A sentence of the server is about what was sent.
    save.reset()
    setDraft((current) => ({ ...current, [name]: text }))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setWasSent(true)
    if (save.isPending || !hasChanges) return
    if (Object.keys(faultsOf(draft)).length > 0) return focusFirstFault()

    const changes = changesOf(draft, settings)
    try {
      const answer = await save.mutateAsync(changes)
      setDraft(draftOf(answer.settings))
      setWasSent(false)
      toast.success(t("stock_settings.saved"), { description: savedText(changes, settings) })
    } catch {
      // The refusal is shown from `save.error`, beside its field.
      focusFirstFault()
    }
  }
  const savedText = (changes: Partial<StockSettings>, before: StockSettings): string =>
    (Object.entries(changes) as [SettingName, number][])
      .map(([name, after]) =>
        t("stock_settings.saved_line", {
          setting: t(`stock_settings.settings.${name}`),
          before: textOf(name, before[name]),
          after: textOf(name, after),
        })
      )
      .join(t("stock_settings.saved_comma"))

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-2">
      {RULES.map(({ rule, settings: names }) => (
        <Rule key={rule} rule={rule} draft={draft}>
          <div className="grid max-w-[720px] gap-x-6 gap-y-3 sm:grid-cols-2">
            {names.map((name) => (
              <SettingField
                key={name}
                name={name}
                value={draft[name]}
                fault={faultText(name)}
                onChange={(text) => change(name, text)}
              />
            ))}
          </div>
        </Rule>
      ))}
      <div className="bg-ui-bg-base shadow-elevation-card-rest sticky bottom-0 flex flex-col gap-y-2 rounded-lg px-6 py-3">
        {save.error && (
          <Alert variant="error" role="alert">
            {refusalText(save.error, t("stock_settings.unknown"), t)}
          </Alert>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Text size="small" className="text-ui-fg-subtle mr-auto">
            {hasChanges
              ? t("stock_settings.changed", { changes: changed.length })
              : t("stock_settings.unchanged")}
          </Text>
          {hasChanges && (
            <Button
              type="button"
              variant="transparent"
              className="h-10 sm:h-8"
              onClick={() => {
                save.reset()
                setWasSent(false)
                setDraft(draftOf(settings))
              }}
            >
              {t("stock_settings.undo")}
            </Button>
          )}
          <Button type="submit" className="h-10 sm:h-8" disabled={!hasChanges} isLoading={save.isPending}>
            {t("action.save")}
          </Button>
        </div>
      </div>
      {question}
    </form>
  )
}

type SettingFieldProps = {
  name: SettingName
  value: string
  fault?: string
  onChange: (text: string) => void
}

function SettingField({ name, value, fault, onChange }: SettingFieldProps) {
  const { t } = useWords()
  const { unit } = SETTINGS[name]

  return (
    <Field id={name} label={t(`stock_settings.settings.${name}`)} fault={fault}>
      {({ describedBy, isInvalid }) => (
        <span className="flex items-center gap-x-2">
          <span className="w-[160px]">
            <Input
              id={name}
              inputMode={unit === "yuan" ? "decimal" : "numeric"}
              autoComplete="off"
              maxLength={16}
              className="text-right tabular-nums"
              value={value}
              aria-describedby={describedBy}
              aria-invalid={isInvalid}
              onChange={({ target }) => onChange(target.value)}
            />
          </span>
          <span className="txt-compact-small text-ui-fg-subtle">{t(`stock_settings.units.${unit}`)}</span>
        </span>
      )}
    </Field>
  )
}
