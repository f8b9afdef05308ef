import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowsPointingOut } from "@medusajs/icons"
import { DocumentsList } from "../../../ui/stock/documents-list"
import { useWords } from "../../../ui/use-words"

/** 调拨: what is asked for, sent and received between places. */
const TransfersPage = () => {
  const { t } = useWords()

  return (
    <DocumentsList
      kind="transfer"
      newLabel={t("stock_docs.kinds.transfer.new")}
      views={[
        { value: "all", label: t("stock_docs.views.all"), asks: {} },
        {
          value: "to_send",
          label: t("stock_docs.views.to_send"),
          asks: { state: "requested", side: "from" },
        },
        {
          value: "to_receive",
          label: t("stock_docs.views.to_receive"),
          asks: { state: "dispatched", side: "to" },
        },
        { value: "on_the_way", label: t("stock_docs.views.on_the_way"), asks: { state: "dispatched" } },
        ...(["received", "refused"] as const).map((state) => ({
          value: state,
          label: t(`stock_docs.states.${state}`),
          asks: { state },
        })),
      ]}
    />
  )
}
export default TransfersPage

export const config = defineRouteConfig({
  label: "menu.transfers",
  translationNs: "baixian",
  icon: ArrowsPointingOut,
  rank: 21,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.transfers")}</>
}
