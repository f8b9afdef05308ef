import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowDownTray } from "@medusajs/icons"
import { DocumentsList } from "../../../ui/stock/documents-list"
import { useWords } from "../../../ui/use-words"

/** 收货: what came, from drafts to what entered stock. */
const ReceiptsPage = () => {
  const { t } = useWords()

  return (
    <DocumentsList
      kind="receipt"
      newLabel={t("stock_docs.kinds.receipt.new")}
      views={[
        { value: "all", label: t("stock_docs.views.all"), asks: {} },
        { value: "draft", label: t("stock_docs.states.draft"), asks: { state: "draft" } },
        { value: "posted", label: t("stock_docs.states.posted"), asks: { state: "posted" } },
        { value: "cancelled", label: t("stock_docs.states.cancelled"), asks: { state: "cancelled" } },
      ]}
    />
  )
}
export default ReceiptsPage

export const config = defineRouteConfig({
  label: "menu.receipts",
  translationNs: "baixian",
  icon: ArrowDownTray,
  rank: 20,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.receipts")}</>
}
