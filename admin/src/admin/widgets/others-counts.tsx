import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import type { MeAnswer } from "@baixian/backend/contract"
import { request, RequestRefused } from "../api/request"
import { createKeptCounts, forgetOthers } from "../ui/count/kept-counts"

/** Shows nothing. A count that is kept on this device goes when its person signs out or somebody else signs in. */
const OthersCounts = () => {
  useEffect(() => {
    const forget = () => {
      forgetOthers(createKeptCounts(), signedIn, Date.now()).catch(reportError)
    }
    forget()
    window.addEventListener("online", forget)
    return () => window.removeEventListener("online", forget)
  }, [])

  return null
}
export default OthersCounts

export const config = defineWidgetConfig({
  zone: ["login.before", "topbar"],
  id: "baixian:others-counts",
})

async function signedIn(): Promise<string | null | undefined> {
  try {
    return (await request<MeAnswer>("/admin/me")).person.id
  } catch (error) {
    return error instanceof RequestRefused && error.status === 401 ? null : undefined
  }
}
