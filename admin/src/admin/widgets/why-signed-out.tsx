import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Alert } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { FORGET_REASON, signedOutReason } from "../ui/signed-out"
import { useWords } from "../ui/use-words"

/** On the sign-in page: why one is here again, once; and a name in the reader's language for the eye beside the password. */
const WhySignedOut = () => {
  const { t } = useWords()
  const [reason] = useState(() => signedOutReason(document.cookie))
  useNamedEye(t("signed_out.show_password"))

  useEffect(() => {
    if (reason) document.cookie = FORGET_REASON
  }, [reason])
  if (!reason) return null

  return (
    <Alert variant="warning" role="status">
      {t(`signed_out.${reason}`)}
    </Alert>
  )
}
export default WhySignedOut

/** Its hidden text is English whatever the language; the field comes a moment after this widget. */
function useNamedEye(name: string): void {
  useEffect(() => {
    const nameIt = () => {
      const eye = document.querySelector("input[name=password] ~ div button")
      eye?.setAttribute("aria-label", name)
      if (eye) watch.disconnect()
    }
    const watch = new MutationObserver(nameIt)
    watch.observe(document.body, { childList: true, subtree: true })
    nameIt()

    return () => watch.disconnect()
  }, [name])
}

export const config = defineWidgetConfig({ zone: "login.before", id: "baixian:why-signed-out" })
