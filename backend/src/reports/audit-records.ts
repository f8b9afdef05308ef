import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AuditRecord } from "../modules/audit/changes"

/**
 * How a record of a kind is read before and after a write: one statement with `:id`, one row, one JSON column `record`. A
 * kind that has no line here is told by what was sent. What a statement leaves out is never written down.
 */
const READERS: Record<string, string> = {
  product: `
    SELECT to_jsonb(product) - '{id,created_at,updated_at}'::text[] || jsonb_build_object(
      'categories', (
        SELECT jsonb_agg(category.name ORDER BY category.name)
        FROM product_category_product AS held JOIN product_category AS category ON category.id = held.product_category_id
        WHERE held.product_id = product.id),
      'variants', (
        SELECT jsonb_object_agg(COALESCE(variant.sku, variant.id), jsonb_build_object(
          'title', variant.title, 'barcode', variant.barcode, 'manage_inventory', variant.manage_inventory,
          'prices', (
            SELECT jsonb_object_agg(price.currency_code || CASE WHEN price.rules_count > 0 THEN ' ' || price.id ELSE '' END, price.amount)
            FROM product_variant_price_set AS held JOIN price ON price.price_set_id = held.price_set_id
            WHERE held.variant_id = variant.id AND held.deleted_at IS NULL AND price.deleted_at IS NULL AND price.price_list_id IS NULL)))
        FROM product_variant AS variant WHERE variant.product_id = product.id AND variant.deleted_at IS NULL)) AS record
    FROM product WHERE id = :id`,
  product_origin: `
    SELECT to_jsonb(origin) - '{id,product_id,created_at,updated_at,deleted_at}'::text[] AS record
    FROM product_origin AS origin WHERE product_id = :id AND valid_until IS NULL AND deleted_at IS NULL`,
  staff: `
    SELECT to_jsonb(person) - '{id,created_at,updated_at}'::text[]
      || jsonb_build_object('sessions_end_before', account.valid_from, 'suspended_at', account.suspended_at, 'suspended_why', account.suspended_why) AS record
    FROM "user" AS person LEFT JOIN staff_account AS account ON account.user_id = person.id WHERE person.id = :id`,
  role_assignment: `
    SELECT to_jsonb(held) - '{id}'::text[] AS record FROM role_assignment AS held WHERE id::text = :id`,
  supplier: `
    SELECT to_jsonb(supplier) - '{id,created_at,updated_at}'::text[] AS record FROM supplier WHERE id = :id`,
  period: `
    SELECT to_jsonb(closed) AS record FROM ledger_month AS closed WHERE to_char(closed.month, 'YYYY-MM') = :id`,
  // A count's lines are its own history; of the others the lines say what was changed.
  stock_document: `
    SELECT to_jsonb(document) - '{id,version,created_at,changed_at}'::text[] || jsonb_strip_nulls(jsonb_build_object('lines', (
        SELECT jsonb_object_agg(entry.title || ' ' || entry.line, to_jsonb(entry) - '{document_id,line,title,inventory_item_id,variant_id}'::text[])
        FROM stock_receipt_line AS entry WHERE entry.document_id = document.id),
      'goods', (
        SELECT jsonb_object_agg(line.title || ' ' || line.line, jsonb_build_object('requested', line.requested,
          'dispatched', line.dispatched, 'received', line.received, 'lost', line.lost))
        FROM stock_transfer_line AS line WHERE line.document_id = document.id),
      'written_off', (
        SELECT jsonb_object_agg(line.title || ' ' || line.line, jsonb_build_object('quantity', line.quantity, 'reason', line.reason))
        FROM stock_write_off_line AS line WHERE line.document_id = document.id))) AS record
    FROM stock_document AS document WHERE id = :id`,
  edition: `
    SELECT to_jsonb(edition) - '{id,content,file}'::text[] AS record FROM report_edition AS edition WHERE id::text = :id`,
}

/** The record as it is now; null when there is none, or nobody taught us to read its kind. */
export async function readRecord(
  container: MedusaContainer,
  kind: string,
  id: string | undefined
): Promise<AuditRecord | null> {
  const sql = READERS[kind]
  if (!sql || !id) return null
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await db.raw<{ rows: { record: AuditRecord }[] }>(sql, { id })
  return rows[0]?.record ?? null
}
