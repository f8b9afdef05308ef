import fs from "node:fs"
import path from "node:path"

const modules = path.join(__dirname, "..")

it("no two modules have a migration of one name: Medusa remembers them in one table, and would skip the second", () => {
  const names = fs
    .readdirSync(modules)
    .map((module) => path.join(modules, module, "migrations"))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder))
    .filter((file) => file.endsWith(".ts"))
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
