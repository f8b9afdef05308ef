import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { PencilSquare } from "@medusajs/icons"
import { Alert, Button, Container, Heading } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { productOriginQuery } from "../api/product-origins"
import { LoadFailed, LoadingRows } from "../ui/load-state"
import { OriginForm } from "../ui/product-origin/origin-form"
import { OriginSummary } from "../ui/product-origin/origin-summary"
import { useWords } from "../ui/use-words"

/** 产地档案 on Medusa's product page: where the goods come from, from whom, and what they are certified for. */
const ProductOriginWidget = ({ data: product }: { data: { id: string } }) => {
  const { t } = useWords()
  const [isEditing, setIsEditing] = useState(false)
  const record = useQuery(productOriginQuery(product.id))
  const origin = record.data?.origin ?? null

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("product_origin.title")}</Heading>
        {record.data && origin && (
          <Button size="small" variant="transparent" onClick={() => setIsEditing(true)}>
            <PencilSquare />
            {t("action.edit")}
          </Button>
        )}
      </div>
      {record.isPending ? (
        <LoadingRows rows={3} />
      ) : !record.data ? (
        <LoadFailed error={record.error} onRetry={() => void record.refetch()} />
      ) : origin ? (
        <OriginSummary origin={origin} />
      ) : (
        <div className="flex flex-col items-start gap-y-3 px-6 py-4">
          <Alert variant="warning">
            <span className="font-medium">{t("product_origin.none")}</span>
            <br />
            {t("product_origin.none_hint")}
          </Alert>
          <Button size="small" onClick={() => setIsEditing(true)}>
            {t("product_origin.set")}
          </Button>
        </div>
      )}
      {isEditing && (
        <OriginForm
          key={product.id}
          productId={product.id}
          origin={origin}
          onClose={() => setIsEditing(false)}
        />
      )}
    </Container>
  )
}
export default ProductOriginWidget

export const config = defineWidgetConfig({ zone: "product.details.side", id: "baixian:product-origin" })
