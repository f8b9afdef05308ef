import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"

/**
 * Shows nothing. The dashboard goes to the order list after signing in unless the sign-in page was told where a person
 * came from; who came from nowhere is sent to the page their role begins with.
 */
const LandOnStart = () => {
  const { state } = useLocation()
  const navigate = useNavigate()
  const cameFrom = (state as { from?: { pathname?: string } } | null)?.from?.pathname

  useEffect(() => {
    if (!cameFrom) void navigate("/login", { replace: true, state: { from: { pathname: "/start" } } })
  }, [cameFrom, navigate])

  return null
}
export default LandOnStart

export const config = defineWidgetConfig({ zone: "login.before", id: "baixian:land-on-start" })
