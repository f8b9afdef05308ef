import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { productTermsQuery } from "../api/product-terms"
import { LoadFailed, LoadingRows } from "../ui/load-state"
import { TermsForm } from "../ui/product-terms/terms-form"
import { useWords } from "../ui/use-words"

/** 退换与上架 on Medusa's product page: whether the goods may go back, and since when they are on sale. */
const ProductTermsWidget = ({ data: product }: { data: { id: string } }) => {
  const { t } = useWords()
  const record = useQuery(productTermsQuery(product.id))

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("product_terms.title")}</Heading>
      </div>
      {record.isPending ? (
        <LoadingRows rows={3} />
      ) : !record.data ? (
        <LoadFailed error={record.error} onRetry={() => void record.refetch()} />
      ) : (
        <TermsForm key={product.id} productId={product.id} metadata={record.data.product.metadata} />
      )}
    </Container>
  )
}
export default ProductTermsWidget

export const config = defineWidgetConfig({ zone: "product.details.side", id: "baixian:product-terms" })
