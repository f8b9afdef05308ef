import { Plus, XMarkMini } from "@medusajs/icons"
import { Button, Heading, Hint, IconButton, Input, Text } from "@medusajs/ui"
import { evenShares, formatShare, WHOLE_BP } from "../shares"
import { useWords } from "../use-words"
import { Field } from "./field"
import { sharesSum, type OriginDraft } from "./origin-draft"
import { PlacePicker } from "./place-picker"

type ComponentsFieldsProps = {
  draft: OriginDraft
  fault: (path: string) => string | undefined
  onChange: (components: OriginDraft["components"]) => void
}

/** The counties of a gift box with their shares, and the sum while one types. */
export function ComponentsFields({ draft, fault, onChange }: ComponentsFieldsProps) {
  const { t } = useWords()
  const { components } = draft
  const rest = WHOLE_BP - sharesSum(draft)
  const put = (at: number, change: Partial<OriginDraft["components"][number]>) =>
    onChange(components.map((component, index) => (index === at ? { ...component, ...change } : component)))
  const add = () => {
    const key = Math.max(-1, ...components.map((component) => component.key)) + 1
    // A box starts from the origin already chosen; one part alone is no box, so the second comes with it.
    const first = components.length === 0 ? [{ key, origin_code: draft.origin_code, share: "" }] : []
    onChange([...components, ...first, { key: key + first.length, origin_code: null, share: "" }])
  }

  return (
    <section className="flex flex-col gap-y-3" data-fault={fault("components") ? "components" : undefined}>
      <div>
        <Heading level="h3">{t("product_origin.components")}</Heading>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("product_origin.components_hint")}
        </Text>
      </div>
      {components.map((component, at) => (
        <div key={component.key} className="grid grid-cols-[1fr_128px_28px] items-start gap-x-2">
          <Field
            id={`components.${at}.origin_code`}
            label={t("product_origin.component_place", { number: at + 1 })}
            fault={fault(`components.${at}.origin_code`)}
          >
            {(described) => (
              <PlacePicker
                {...described}
                id={`components.${at}.origin_code`}
                label={t("product_origin.component_place", { number: at + 1 })}
                code={component.origin_code}
                onChange={(origin_code) => put(at, { origin_code })}
              />
            )}
          </Field>
          <Field
            id={`components.${at}.share_bp`}
            label={t("product_origin.component_share", { number: at + 1 })}
            fault={fault(`components.${at}.share_bp`)}
          >
            {({ describedBy, isInvalid }) => (
              <Input
                id={`components.${at}.share_bp`}
                size="small"
                inputMode="decimal"
                className="text-right tabular-nums"
                aria-describedby={describedBy}
                aria-invalid={isInvalid}
                value={component.share}
                onChange={({ target }) => put(at, { share: target.value })}
              />
            )}
          </Field>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            className="mt-6"
            aria-label={t("product_origin.component_remove", { number: at + 1 })}
            onClick={() => onChange(components.filter((_, index) => index !== at))}
          >
            <XMarkMini />
          </IconButton>
        </div>
      ))}
      <div className="flex items-center gap-x-2">
        <Button type="button" size="small" variant="secondary" onClick={add}>
          <Plus />
          {t("product_origin.add_component")}
        </Button>
        {components.length > 1 && (
          <>
            <Button
              type="button"
              size="small"
              variant="transparent"
              onClick={() => {
                const shares = evenShares(components.length)
                onChange(components.map((each, at) => ({ ...each, share: formatShare(shares[at] ?? 0) })))
              }}
            >
              {t("product_origin.even")}
            </Button>
            <span role="status" className="txt-compact-small ml-auto tabular-nums">
              {t("product_origin.sum", { sum: formatShare(WHOLE_BP - rest) })}
              {rest === 0 && <span className="text-ui-tag-green-text"> ✓</span>}
              {rest > 0 && (
                <span className="text-ui-tag-orange-text">
                  {" "}
                  {t("product_origin.sum_short", { rest: formatShare(rest) })}
                </span>
              )}
              {rest < 0 && (
                <span className="text-ui-tag-red-text">
                  {" "}
                  {t("product_origin.sum_over", { rest: formatShare(-rest) })}
                </span>
              )}
            </span>
          </>
        )}
      </div>
      {fault("components") && (
        <Hint variant="error" role="alert">
          {fault("components")}
        </Hint>
      )}
    </section>
  )
}
