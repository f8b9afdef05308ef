import fs from "node:fs"
import path from "node:path"

/** The routes that our own files say they have. */
export function ownRoutes(): string[] {
  const root = path.join(__dirname, "../../src/api")
  const files = ["admin", "till"]
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .map((file) => path.join(folder, file))
    )
    .filter((file) => path.basename(file) === "route.ts")
  return files.flatMap((file) => {
    const text = fs.readFileSync(path.join(root, file), "utf8")
    const address = `/${path.dirname(file).replaceAll(/\[(\w+)\]/g, ":$1")}`
    return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, method]) => `${method} ${address}`
    )
  })
}
