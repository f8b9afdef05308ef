import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../bilingual-refusal"

/** By the end of its name, which says as what a file is served later. */
const TAKEN: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  pdf: "application/pdf",
}

type Uploaded = { originalname: string; mimetype: string }

/**
 * `POST /admin/uploads` takes pictures and PDF; Medusa takes anything. Uploaded files are served where the dashboard lives, so a
 * page or a drawing with a script in it would run as whoever opens it. 400 `not_a_picture`, with the file's name.
 */
export function requirePictures(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { files } = req as unknown as { files?: Uploaded[] }
  const wrong = files?.find(
    ({ originalname, mimetype }) => !mimetype || TAKEN[endOf(originalname)] !== mimetype
  )
  if (!wrong) {
    next()
    return
  }
  const name = wrong.originalname.slice(0, 80)
  next(
    new BilingualRefusal(
      "not_a_picture",
      {
        chinese: `“${name}”不能上传：只收图片（JPG、PNG、WebP、GIF、AVIF）和 PDF。`,
        english: `"${name}" cannot be uploaded: pictures (JPG, PNG, WebP, GIF, AVIF) and PDF only.`,
      },
      MedusaError.Types.INVALID_DATA
    )
  )
}

const endOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""
