import { Badge, Checkbox, Label, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { suppliersQuery } from "../../api/suppliers"
import { useWords } from "../use-words"
import type { OriginDraft } from "./origin-draft"
import { Picker } from "./picker"
import { usePlaces } from "./place-picker"

type SupplierPickerProps = {
  id: string
  supplier: OriginDraft["supplier"]
  /** The product's origin: its suppliers are offered first. */
  origin_code: string | null
  isInvalid: boolean
  describedBy?: string
  onChange: (supplier: OriginDraft["supplier"]) => void
}

/** Suppliers by name; a supplier's seat and the goods' origin are two things, so the origin filter can be lifted. */
export function SupplierPicker({ supplier, origin_code, onChange, ...field }: SupplierPickerProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState("")
  const [onlyOrigin, setOnlyOrigin] = useState(true)
  const { nameOfCode } = usePlaces()
  const suppliers = useQuery(
    suppliersQuery({
      q: typed.trim() || undefined,
      origin: onlyOrigin && origin_code ? origin_code : undefined,
    })
  )
  const { items = [], total = 0 } = suppliers.data ?? {}

  return (
    <Picker
      {...field}
      label={t("product_origin.supplier")}
      chosen={supplier?.name ?? null}
      searchHint={t("picker.search_supplier")}
      typed={typed}
      onType={setTyped}
      options={items.map((each) => ({
        id: each.id,
        title: each.name,
        note: [supplierKind(each.kind, t), nameOfCode(each.origin_code)].join(" · "),
        mark: each.is_sample && (
          <Badge size="2xsmall" color="orange">
            {t("lines.sample")}
          </Badge>
        ),
      }))}
      nothing={suppliers.isFetching ? t("load.loading") : t("picker.nothing_supplier")}
      footer={
        <div className="flex flex-col gap-y-1 px-2 py-1">
          {total > items.length && (
            <Text size="xsmall" className="text-ui-fg-muted">
              {t("picker.more", { shown: items.length, total })}
            </Text>
          )}
          {origin_code && (
            <div className="flex items-center gap-x-2">
              <Checkbox
                id={`${field.id}-only-origin`}
                checked={onlyOrigin}
                onCheckedChange={(isOn) => setOnlyOrigin(isOn === true)}
              />
              <Label size="xsmall" htmlFor={`${field.id}-only-origin`}>
                {t("picker.only_origin")}
              </Label>
            </div>
          )}
        </div>
      }
      onChoose={(id) => {
        const chosen = items.find((each) => each.id === id)
        if (chosen) onChange({ id: chosen.id, name: chosen.name })
      }}
    />
  )
}

const KINDS = ["cooperative", "family_farm", "leading_enterprise", "agent"] as const

/** The kind in words; a kind this screen does not know is shown as it is. */
function supplierKind(kind: string, t: ReturnType<typeof useWords>["t"]): string {
  const known = KINDS.find((each) => each === kind)

  return known ? t(`supplier_kind.${known}`) : kind
}
