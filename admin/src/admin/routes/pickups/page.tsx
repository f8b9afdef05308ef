import { defineRouteConfig } from "@medusajs/admin-sdk"
import { MagnifyingGlass } from "@medusajs/icons"
import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { useSearchParams } from "react-router-dom"
import { Field } from "../../ui/product-origin/field"
import { pickupSearchOf, type Unreadable } from "../../ui/staff-order/pickup-search"
import { useWords, type Words } from "../../ui/use-words"
import { FoundOrders } from "./found-orders"

/** 自提查询: the order a shopper at the counter means, found by what they can say of it. */
const PickupsPage = () => {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const asked = address.get("q") ?? ""
  const [typed, setTyped] = useState(asked)
  const search = pickupSearchOf(asked)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAddress(typed.trim() ? { q: typed.trim() } : {}, { replace: true })
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-col gap-y-4 px-6 py-4">
        <div>
          <Heading level="h1">{t("pickups.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("pickups.subtitle")}
          </Text>
        </div>
        <form role="search" onSubmit={submit} noValidate className="max-w-[480px]">
          <Field
            id="pickup-search"
            label={t("pickups.search")}
            hint={t("pickups.search_hint")}
            fault={search && "fault" in search ? faultText(search, t) : undefined}
          >
            {({ describedBy, isInvalid }) => (
              <div className="flex gap-x-2">
                <div className="flex-1">
                  <Input
                    id="pickup-search"
                    autoFocus
                    inputMode="numeric"
                    autoComplete="off"
                    className="font-mono"
                    aria-describedby={describedBy}
                    aria-invalid={isInvalid}
                    value={typed}
                    onChange={({ target }) => setTyped(target.value)}
                  />
                </div>
                <Button type="submit" className="shrink-0">
                  <MagnifyingGlass />
                  {t("pickups.find")}
                </Button>
              </div>
            )}
          </Field>
        </form>
      </Container>
      {search && "by" in search && <FoundOrders key={`${search.by} ${search.digits}`} search={search} />}
    </div>
  )
}
export default PickupsPage

const faultText = (fault: Unreadable, t: Words["t"]): string =>
  fault.fault === "letters"
    ? t("pickups.unreadable_letters")
    : t("pickups.unreadable", { digits: fault.digits })

export const config = defineRouteConfig({
  label: "menu.pickups",
  translationNs: "baixian",
  icon: MagnifyingGlass,
  rank: 8,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.pickups")}</>
}
