import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CheckCircle } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { approvalsQuery } from "../../api/recent-documents"
import { formatCount } from "../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { DocumentLink } from "../../ui/place/document-link"
import { useWords } from "../../ui/use-words"

/** 待审批: stocktakes and write-offs of all one's places that wait for somebody else than their author, oldest first. */
const ApprovalsPage = () => {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(approvalsQuery())

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("approvals_page.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("approvals_page.hint")}
        </Text>
      </div>
      {!data ? (
        error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={6} />
        )
      ) : data.items.length === 0 ? (
        <Nothing title={t("approvals_page.none")} hint={t("approvals_page.none_hint")} />
      ) : (
        <>
          <ul className="divide-y">
            {data.items.map((document) => (
              <li key={document.id}>
                <DocumentLink document={document} showsPlace back="/approvals" />
              </li>
            ))}
          </ul>
          {data.total > data.items.length && (
            <Text size="small" className="text-ui-fg-subtle px-6 py-3">
              {t("approvals_page.more", {
                shown: formatCount(data.items.length),
                total: formatCount(data.total),
              })}
            </Text>
          )}
        </>
      )}
    </Container>
  )
}
export default ApprovalsPage

export const config = defineRouteConfig({
  label: "menu.approvals",
  translationNs: "baixian",
  icon: CheckCircle,
  rank: 12,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.approvals")}</>
}
