import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useSignOutEverywhere } from "../api/staff"
import { ConfirmDialog } from "../ui/confirm-dialog"
import { refusalText } from "../ui/refusal"
import { useWords } from "../ui/use-words"

/** 在所有设备上退出 on a person's own profile page: the dashboard's menu of the person cannot be added to. */
const SignOutEverywhere = () => {
  const { t } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const signOut = useSignOutEverywhere()

  return (
    <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
      <div className="max-w-[560px]">
        <Heading level="h2">{t("staff.everywhere_title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("staff.everywhere_hint")}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={() => setIsAsking(true)}>
        {t("staff.everywhere")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("staff.everywhere_ask")}
          hint={t("staff.everywhere_hint")}
          confirm={t("staff.everywhere_confirm")}
          isPending={signOut.isPending}
          failure={refusalText(signOut.error, t("staff.unknown"), t)}
          // A whole new page: nothing of the ended session stays in memory.
          onConfirm={() =>
            signOut.mutate(undefined, { onSuccess: () => window.location.assign("/app/login") })
          }
          onClose={() => setIsAsking(false)}
        />
      )}
    </Container>
  )
}
export default SignOutEverywhere

export const config = defineWidgetConfig({ zone: "profile.details", id: "baixian:sign-out-everywhere" })
