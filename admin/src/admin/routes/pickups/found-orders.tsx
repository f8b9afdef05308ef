import type { StaffOrder } from "@baixian/backend/contract"
import { Button, Container, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { meQuery } from "../../api/me"
import { pickupsQuery } from "../../api/staff-orders"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import type { PickupSearch } from "../../ui/staff-order/pickup-search"
import { StaffOrderFacts } from "../../ui/staff-order/staff-order-facts"
import { useWords } from "../../ui/use-words"

/** The orders found, each with what has to be checked and the way to its page. */
export function FoundOrders({ search }: { search: PickupSearch }) {
  const { t } = useWords()
  const found = useQuery(pickupsQuery(search))
  if (found.isPending) {
    return (
      <Container className="p-0">
        <LoadingRows rows={5} />
      </Container>
    )
  }
  if (!found.data) {
    return (
      <Container className="p-0">
        <LoadFailed error={found.error} onRetry={() => void found.refetch()} />
      </Container>
    )
  }
  const { items, total } = found.data
  if (total === 0) {
    return (
      <Container className="p-0" role="status">
        <Nothing title={t("pickups.none")} hint={t(`pickups.none_hints.${search.by}`)} />
      </Container>
    )
  }

  return (
    <>
      {total > 1 && (
        <Text size="small" className="px-2 py-1" role="status">
          {total > items.length
            ? t("pickups.more", { shown: items.length, total })
            : t("pickups.several", { total })}
        </Text>
      )}
      <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-2">
        {items.map((order) => (
          <FoundOrder key={order.id} order={order} />
        ))}
      </div>
    </>
  )
}

function FoundOrder({ order }: { order: StaffOrder }) {
  const { t } = useWords()
  const { data: me } = useQuery(meQuery())

  return (
    <Container role="article" aria-label={order.order_number} className="p-0">
      {/* Closer than on the order's page: code, point and amount are seen at one glance, the button without scrolling. */}
      <div className="[&>div>div]:py-2">
        <StaffOrderFacts order={order} />
      </div>
      {/* Everything a clerk has to check stands above; Medusa's page of the order is not theirs. */}
      {me?.menu.includes("/orders") && (
        <div className="flex justify-end border-t px-6 py-3">
          <Button size="small" asChild>
            <Link to={`/orders/${order.id}`}>{t("pickups.open")}</Link>
          </Button>
        </div>
      )}
    </Container>
  )
}
