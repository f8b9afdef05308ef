import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { staffOrderQuery } from "../api/staff-orders"
import { LoadFailed, LoadingRows, Nothing } from "../ui/load-state"
import { StaffOrderFacts } from "../ui/staff-order/staff-order-facts"
import { useWords } from "../ui/use-words"

/** 取货与付款 on Medusa's order page: what the shopper sees of the order, for who hands it over. */
const OrderPickupWidget = ({ data: order }: { data: { id: string } }) => {
  const { t } = useWords()
  const placed = useQuery(staffOrderQuery(order.id))

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("staff_order.title")}</Heading>
      </div>
      {placed.isPending ? (
        <LoadingRows rows={5} />
      ) : !placed.data ? (
        <LoadFailed error={placed.error} onRetry={() => void placed.refetch()} />
      ) : placed.data.order ? (
        <StaffOrderFacts order={placed.data.order} />
      ) : (
        <Nothing title={t("staff_order.not_online")} />
      )}
    </Container>
  )
}
export default OrderPickupWidget

export const config = defineWidgetConfig({ zone: "order.details.side", id: "baixian:order-pickup" })
