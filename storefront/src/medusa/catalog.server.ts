import type {
  CatalogAnswer,
  CatalogCategoriesAnswer,
  CatalogCategory,
  CatalogItem,
  CatalogProduct,
  CatalogProductAnswer,
  CatalogQuery,
} from "@baixian/backend/contract"
import { query, readShared } from "./backend.server"
import { mediaUrl } from "./media.server"

/** One page of the catalogue, at most a few seconds old. */
export async function listCatalog(params: CatalogQuery): Promise<CatalogAnswer> {
  const answer = await readShared<CatalogAnswer>(`/store/catalog${query(params)}`, 5)
  return { ...answer, items: answer.items.map(withMedia) }
}

/** One product by its handle; throws a 404 answer when unknown. */
export async function requireProduct(handle: string): Promise<CatalogProduct> {
  const path = `/store/catalog/${encodeURIComponent(handle)}`
  const { product } = await readShared<CatalogProductAnswer>(path, 3)
  return {
    ...withMedia(product),
    images: product.images.map(mediaUrl).filter((url): url is string => url !== null),
  }
}

/** The nine classes in their order. */
export async function listCategories(): Promise<CatalogCategory[]> {
  return (await readShared<CatalogCategoriesAnswer>("/store/catalog-categories", 30)).items
}

const withMedia = <Item extends Pick<CatalogItem, "thumbnail">>(item: Item): Item => ({
  ...item,
  thumbnail: mediaUrl(item.thumbnail),
})
