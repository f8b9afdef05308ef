import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { documentPaths } from "../api/stock-documents"
import type { KeptCount } from "../ui/count/kept-counts"
import { placeName } from "../ui/stock/places"
import { useWords } from "../ui/use-words"

/** Any page without a network: said in both languages, with a way to try again and the way back to the open counts. */
export function NoNetwork({ counts }: { counts: readonly KeptCount[] }) {
  const { t, isChinese } = useWords()
  const { i18n } = useTranslation("baixian")
  const other = i18n.getFixedT(isChinese ? "en" : "zhCN", "baixian")

  useEffect(() => {
    const again = () => window.location.reload()
    window.addEventListener("online", again)
    return () => window.removeEventListener("online", again)
  }, [])

  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-10 text-center">
      <Heading level="h1">{t("kept_count.no_network")}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-[420px]">
        {other("kept_count.no_network")}
      </Text>
      <Button className="h-11" variant="secondary" onClick={() => window.location.reload()}>
        {t("action.retry")}
      </Button>
      {counts.map(({ id, stocktake, desk }) => (
        <Button key={id} asChild className="h-auto min-h-11 w-full max-w-[420px] whitespace-normal">
          <Link to={`${documentPaths.stocktake}/${encodeURIComponent(id)}`}>
            {t("kept_count.go_on", {
              number: stocktake.number,
              place: placeName(desk.places, stocktake.point_code),
            })}
          </Link>
        </Button>
      ))}
    </Container>
  )
}
