import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useQuery } from "@tanstack/react-query"
import { useLocation } from "react-router-dom"
import { exportsQuery } from "../api/exports"
import { runningCount } from "../ui/exports/export-row"
import { ExportsButton } from "../ui/exports/exports-button"
import { ExportsDrawer } from "../ui/exports/exports-drawer"
import { useEndedExports } from "../ui/exports/use-ended-exports"

/**
 * Above every page: the list of exports, the message when one ends, and, while one is being made, the way to it. A person
 * goes on to other pages meanwhile.
 */
const Exports = () => {
  const { data } = useQuery(exportsQuery())
  // 台账 has the same button beside its own menu.
  const isBeside = useLocation().pathname === "/ledger"
  useEndedExports()

  return (
    <>
      {!isBeside && runningCount(data?.items ?? []) > 0 && <ExportsButton variant="transparent" />}
      <ExportsDrawer />
    </>
  )
}
export default Exports

export const config = defineWidgetConfig({ zone: "topbar", id: "baixian:exports" })
