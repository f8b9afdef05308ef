import type { StockDocumentKind } from "@baixian/backend/contract"
import { Button, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Link, useParams, useSearchParams } from "react-router-dom"
import { documentPaths, documentQuery, type Documents } from "../../api/stock-documents"
import { LoadFailed, LoadingRows, Nothing } from "../load-state"
import { useWords } from "../use-words"
import { isOwn } from "./places"
import { useDesk, type Desk } from "./use-desk"

type DocumentPageProps<K extends StockDocumentKind> = {
  kind: K
  /** A document that is not begun yet, at the place that is worked at. */
  fresh: (desk: Desk, point: string) => ReactNode
  shown: (desk: Desk, document: Documents[K]) => ReactNode
}

/**
 * `…/new` or `…/:id`: reads who works where and the document, and hands both on. Another's place in the address is named: a
 * document is never begun at one's own instead.
 */
export function DocumentPage<K extends StockDocumentKind>({ kind, fresh, shown }: DocumentPageProps<K>) {
  const { t } = useWords()
  const { id } = useParams()
  const isNew = id === undefined || id === "new"
  const { desk, error, refetch } = useDesk()
  const [address] = useSearchParams()
  const asked = address.get("point")
  const document = useQuery({ ...documentQuery(kind, id ?? ""), enabled: !isNew })
  if (error && !desk) {
    return (
      <Container className="p-0">
        <LoadFailed error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (isNew && desk?.place && asked && !isOwn(desk.places, asked)) {
    return (
      <Container className="p-0">
        <Nothing title={t("my_place.foreign")} hint={t("my_place.foreign_hint", { code: asked })}>
          <Button asChild>
            <Link to={`${documentPaths[kind]}/new?point=${encodeURIComponent(desk.place.code)}`}>
              {t("my_place.to_own", { name: desk.place.name })}
            </Link>
          </Button>
        </Nothing>
      </Container>
    )
  }
  if (isNew && desk) {
    if (desk.place && desk.may.keep) return fresh(desk, desk.place.code)
    return (
      <Container>
        <Nothing title={t("stock_docs.no_place")} hint={t("stock_docs.no_place_hint")}>
          <Link to={documentPaths[kind]} className="text-ui-fg-interactive">
            {t("stock_docs.back")}
          </Link>
        </Nothing>
      </Container>
    )
  }
  if (document.error && !document.data) {
    return (
      <Container className="p-0">
        <LoadFailed
          error={document.error}
          onRetry={() => void document.refetch()}
          missing={t("stock_docs.not_yours", { kind: t(`stock_docs.kinds.${kind}.one`) })}
          back={
            <Button size="small" variant="secondary" asChild>
              <Link to={documentPaths[kind]}>{t("stock_docs.back")}</Link>
            </Button>
          }
        />
      </Container>
    )
  }
  if (!desk || !document.data) {
    return (
      <Container className="p-0">
        <LoadingRows rows={6} />
      </Container>
    )
  }
  return <div className="flex flex-col gap-y-2">{shown(desk, document.data)}</div>
}
