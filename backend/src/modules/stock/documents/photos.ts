import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDocumentHead, StockPhoto } from "../../../contract"
import type { Person } from "./frame"
import { DocumentRefusal, refuseFields, type SaidFields } from "./refusal"

export type KeepPhotoInput = { id: string; point: string; content: Buffer; person: Person }

const columns = `id, point_code, octet_length(content)::float8 AS bytes,
    to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at, created_by_name`
const keepSql = `
  INSERT INTO stock_photo (id, point_code, content, sha256, created_by, created_by_name)
  SELECT :id, :point, :content, :sha256, :person_id, :person_name
  WHERE (SELECT count(*) FROM stock_photo WHERE created_by = :person_id AND document_id IS NULL) < :most
  ON CONFLICT (id) DO NOTHING`
const keptSql = `SELECT ${columns}, sha256 FROM stock_photo WHERE id = :id`

/** Of one person, named by no document yet: more than a long delivery needs, and no way to fill the database. */
const MOST_UNNAMED = 100

/**
 * Keeps a JPEG under the id its sender made. The same photo again changes nothing; another one under the id is refused (409
 * `photo_id_used`), and so is what is no JPEG (400 `photo_unreadable`), and one more where the sender has many that no document
 * names (400 `photos_unnamed`).
 */
export async function keepPhoto(
  db: Knex,
  { id, point, content, person }: KeepPhotoInput
): Promise<StockPhoto> {
  if (!isJpeg(content)) throw unreadablePhoto()
  const sha256 = createHash("sha256").update(content).digest("hex")
  await db.raw(keepSql, {
    id,
    point,
    content,
    sha256,
    person_id: person.id,
    person_name: person.name,
    most: MOST_UNNAMED,
  })
  const { rows } = await db.raw<{ rows: (StockPhoto & { sha256: string })[] }>(keptSql, { id })
  if (!rows[0]) throw tooManyUnnamed()
  const { sha256: kept, ...photo } = rows[0]
  if (kept !== sha256 || photo.point_code !== point) throw usedId()
  return photo
}

const readSql = `SELECT point_code, content FROM stock_photo WHERE id = :id`

/** A photo's place and bytes; null when there is none. */
export async function readPhoto(
  db: Knex,
  id: string
): Promise<{ point_code: string; content: Buffer } | null> {
  const { rows } = await db.raw<{ rows: { point_code: string; content: Buffer }[] }>(readSql, { id })
  return rows[0] ?? null
}

/** The same words for a photo that does not exist and for one of another's place. */
export function noPhoto(id: string): DocumentRefusal {
  return new DocumentRefusal(
    "no_photo",
    { chinese: `没有照片 ${id}。`, english: `There is no photo ${id}.` },
    {},
    "missing"
  )
}

const attachSql = `
  UPDATE stock_photo SET document_id = :document_id
  WHERE id = ANY (:ids) AND point_code = :point AND (document_id IS NULL OR document_id = :document_id)
  RETURNING id`

/**
 * Gives the photos that the lines name to their document. Refuses, by line, what was not sent from the document's place, or
 * belongs to another document.
 */
export async function attachPhotos(
  tx: Knex,
  head: Pick<StockDocumentHead, "id" | "point_code">,
  lines: readonly { photo_file_ids: readonly string[] }[]
): Promise<void> {
  const ids = [...new Set(lines.flatMap(({ photo_file_ids }) => photo_file_ids))]
  if (ids.length === 0) return
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(attachSql, {
    ids,
    document_id: head.id,
    point: head.point_code,
  })
  const attached = new Set(rows.map(({ id }) => id))
  const fields: SaidFields = {}
  lines.forEach(({ photo_file_ids }, index) => {
    if (photo_file_ids.every((id) => attached.has(id))) return
    fields[`lines.${index}.photo_file_ids`] = {
      chinese: "有照片已不在，请删掉后重新拍摄。",
      english: "A photo is not there any more; remove it and take it again.",
    }
  })
  refuseFields("unknown_photo", fields)
}

const forgetSql = `DELETE FROM stock_photo WHERE document_id IS NULL AND created_at < now() - interval '7 days'`

/** Drops photos of a week ago that no document came to name. Answers how many. */
export async function forgetPhotos(db: Knex): Promise<{ forgotten: number }> {
  const { rowCount } = await db.raw<{ rowCount: number }>(forgetSql)
  return { forgotten: rowCount }
}

/** By its first bytes, and an end: JPEG is the one kind the screens send. Pure. */
const isJpeg = (content: Buffer): boolean =>
  content.length > 4 &&
  content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) &&
  content.includes(Buffer.from([0xff, 0xd9]), -64)

const unreadablePhoto = (): DocumentRefusal =>
  new DocumentRefusal("photo_unreadable", {
    chinese: "这张照片读不出来，请重新拍摄或换一张（JPEG）。",
    english: "This photo cannot be read; take it again or choose another one (JPEG).",
  })

const tooManyUnnamed = (): DocumentRefusal =>
  new DocumentRefusal("photos_unnamed", {
    chinese: `您已有 ${MOST_UNNAMED} 张照片没有写进单据，请先保存单据再继续拍。`,
    english: `${MOST_UNNAMED} of your photos are in no document yet; save the document first.`,
  })

const usedId = (): DocumentRefusal =>
  new DocumentRefusal(
    "photo_id_used",
    {
      chinese: "这个编号已用于另一张照片，请重新添加。",
      english: "This id was used for another photo; add it again.",
    },
    {},
    "conflict"
  )
