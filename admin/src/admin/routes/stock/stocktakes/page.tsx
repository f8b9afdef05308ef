import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListCheckbox } from "@medusajs/icons"
import { DocumentsList } from "../../../ui/stock/documents-list"
import { useWords } from "../../../ui/use-words"

/** 盘点: counts that go on, wait for approval, or changed the books. */
const StocktakesPage = () => {
  const { t } = useWords()

  return (
    <DocumentsList
      kind="stocktake"
      newLabel={t("stock_docs.kinds.stocktake.new")}
      views={[
        { value: "all", label: t("stock_docs.views.all"), asks: {} },
        ...(["counting", "recount", "submitted", "posted"] as const).map((state) => ({
          value: state,
          label: t(`stock_docs.states.${state}`),
          asks: { state },
        })),
      ]}
    />
  )
}
export default StocktakesPage

export const config = defineRouteConfig({
  label: "menu.stocktakes",
  translationNs: "baixian",
  icon: ListCheckbox,
  rank: 22,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.stocktakes")}</>
}
