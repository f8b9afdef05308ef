import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { SkipLink } from "../ui/skip-link"

/** On every page of the dashboard, Medusa's own among them. */
const Skip = () => <SkipLink />
export default Skip

export const config = defineWidgetConfig({ zone: "topbar", id: "baixian:skip-link" })
