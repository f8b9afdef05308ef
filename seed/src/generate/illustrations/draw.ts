import fs from "node:fs/promises"
import path from "node:path"
import sharp from "sharp"
import { hash } from "../hash"
import type { SeedProduct } from "../products"
import { pictureSvg } from "./picture"

/** Where the backend serves a product's pictures from. */
export const pictureUrls = (handle: string): { large: string; small: string } => ({
  large: `/static/illustrations/${handle}.webp`,
  small: `/static/illustrations/${handle}-400.webp`,
})

const FINGERPRINTS = "drawn.json"
const AT_ONCE = 4

/**
 * Draws what is missing or drawn differently by now into `<staticDir>/illustrations`, 800 and 400 pixels wide, and
 * answers how many pictures were drawn. A run that was cut short goes on where it stopped.
 */
export async function drawPictures(products: readonly SeedProduct[], staticDir: string): Promise<number> {
  const dir = path.join(staticDir, "illustrations")
  await fs.mkdir(dir, { recursive: true })
  const ledger = path.join(dir, FINGERPRINTS)
  const drawn = await readFingerprints(ledger)
  const there = new Set(await fs.readdir(dir))

  const todo = products
    .map((product) => ({ handle: product.handle, svg: pictureSvg(product) }))
    .filter(
      ({ handle, svg }) =>
        drawn[handle] !== hash(svg) || !there.has(`${handle}.webp`) || !there.has(`${handle}-400.webp`)
    )
  const queue = [...todo]
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const large = sharp(Buffer.from(next.svg))
      await Promise.all([
        large
          .clone()
          .webp({ quality: 82, effort: 2 })
          .toFile(path.join(dir, `${next.handle}.webp`)),
        large
          .clone()
          .resize(400)
          .webp({ quality: 80, effort: 2 })
          .toFile(path.join(dir, `${next.handle}-400.webp`)),
      ])
      drawn[next.handle] = hash(next.svg)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (todo.length > 0) await fs.writeFile(ledger, JSON.stringify(drawn))
  return todo.length
}

async function readFingerprints(file: string): Promise<Record<string, number>> {
  try {
    return JSON.parse(await fs.readFile(file, "utf8")) as Record<string, number>
  } catch (error) {
    // Nothing drawn yet, or a run died while it wrote: drawing again is always right.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return {}
    throw error
  }
}
