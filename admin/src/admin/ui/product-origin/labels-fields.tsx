import { Checkbox, Heading, Input, Label, Text } from "@medusajs/ui"
import { useWords } from "../use-words"
import { Field } from "./field"
import { heldLabels, LABEL_NAMES, type LabelName, type OriginDraft } from "./origin-draft"

type LabelsFieldsProps = {
  draft: OriginDraft
  fault: (path: string) => string | undefined
  onChange: (labels: OriginDraft["labels"]) => void
}

/** Which marks the product holds, with certificate and validity. */
export function LabelsFields({ draft, fault, onChange }: LabelsFieldsProps) {
  const { t } = useWords()
  const put = (name: LabelName, change: Partial<OriginDraft["labels"][LabelName]>) =>
    onChange({ ...draft.labels, [name]: { ...draft.labels[name], ...change } })

  return (
    <section className="flex flex-col gap-y-3">
      <div>
        <Heading level="h3">{t("product_origin.labels")}</Heading>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("product_origin.labels_hint")}
        </Text>
      </div>
      {LABEL_NAMES.map((name) => {
        const label = draft.labels[name]
        const at = heldLabels(draft).indexOf(name)

        return (
          <div key={name} className="flex flex-col gap-y-2">
            <div className="flex items-center gap-x-2">
              <Checkbox
                id={`label-${name}`}
                checked={label.isHeld}
                onCheckedChange={(isOn) => put(name, { isHeld: isOn === true })}
              />
              <Label size="small" htmlFor={`label-${name}`}>
                {t(`label.${name}`)}
              </Label>
            </div>
            {label.isHeld && (
              <div className="grid grid-cols-[1fr_160px] items-start gap-x-2 pl-7">
                <Field
                  id={`labels.${at}.certificate_no`}
                  label={t("product_origin.certificate_no")}
                  fault={fault(`labels.${at}.certificate_no`)}
                >
                  {({ describedBy, isInvalid }) => (
                    <Input
                      id={`labels.${at}.certificate_no`}
                      size="small"
                      maxLength={80}
                      aria-describedby={describedBy}
                      aria-invalid={isInvalid}
                      value={label.certificate_no}
                      onChange={({ target }) => put(name, { certificate_no: target.value })}
                    />
                  )}
                </Field>
                <Field
                  id={`labels.${at}.valid_until`}
                  label={t("product_origin.valid_to")}
                  fault={fault(`labels.${at}.valid_until`)}
                >
                  {({ describedBy, isInvalid }) => (
                    <Input
                      id={`labels.${at}.valid_until`}
                      size="small"
                      type="date"
                      aria-describedby={describedBy}
                      aria-invalid={isInvalid}
                      value={label.last_day}
                      onChange={({ target }) => put(name, { last_day: target.value })}
                    />
                  )}
                </Field>
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}
