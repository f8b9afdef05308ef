import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Alert, Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useWords } from "../ui/use-words"

/** On Medusa's own list of users, whose invitations are closed: the way to the page that has everything. */
const UsersElsewhere = () => {
  const { t } = useWords()

  return (
    <Alert variant="info">
      <div className="flex flex-wrap items-center gap-3">
        <span>{t("staff.medusa_users")}</span>
        <Button size="small" variant="secondary" asChild>
          <Link to="/staff">{t("staff.go")}</Link>
        </Button>
      </div>
    </Alert>
  )
}
export default UsersElsewhere

export const config = defineWidgetConfig({ zone: "user.list", id: "baixian:users-elsewhere" })
