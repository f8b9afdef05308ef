import fs from "node:fs"
import path from "node:path"

const modules = path.resolve(__dirname, "..")

describe("migrations", () => {
  it("have names of their own: Medusa keeps one list for all modules and skips a name it has seen", () => {
    const names = fs
      .readdirSync(modules)
      .map((module) => path.join(modules, module, "migrations"))
      .filter((folder) => fs.existsSync(folder))
      .flatMap((folder) => fs.readdirSync(folder).filter((file) => file.endsWith(".ts")))
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})
