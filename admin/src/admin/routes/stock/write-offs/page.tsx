import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Trash } from "@medusajs/icons"
import { DocumentsList } from "../../../ui/stock/documents-list"
import { useWords } from "../../../ui/use-words"

/** 报损: goods that cannot be sold any more. */
const WriteOffsPage = () => {
  const { t } = useWords()

  return (
    <DocumentsList
      kind="write_off"
      newLabel={t("stock_docs.kinds.write_off.new")}
      views={[
        { value: "all", label: t("stock_docs.views.all"), asks: {} },
        ...(["draft", "submitted", "posted", "refused"] as const).map((state) => ({
          value: state,
          label: t(`stock_docs.states.${state}`),
          asks: { state },
        })),
      ]}
    />
  )
}
export default WriteOffsPage

export const config = defineRouteConfig({
  label: "menu.write_offs",
  translationNs: "baixian",
  icon: Trash,
  rank: 23,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.write_offs")}</>
}
