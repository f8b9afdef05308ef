import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { at, root } from "./paths.mjs"

const isSpec = (/** @type {string} */ file) => /\.(spec|test)\.[cm]?[jt]sx?$/.test(file)

/** @param {string} folder @returns {string[]} */
const walk = (folder) =>
  fs
    .readdirSync(at(folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !["node_modules", "build", "dist"].includes(name))
    .flatMap((entry) =>
      entry.isDirectory() ? walk(path.join(folder, entry.name)) : [path.join(folder, entry.name)]
    )

/** Every spec file of the tree, relative to the root: those git knows and those it would take. */
export function specFiles() {
  const files = fs.existsSync(at(".git"))
    ? execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" }).split(
        "\n"
      )
    : walk("")
  return files.filter((file) => isSpec(file) && fs.existsSync(at(file))).toSorted()
}

/**
 * What one runner did.
 * @typedef {object} Tally
 * @property {string} kind
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} files relative to the root, in which at least one test ran
 */

/** @typedef {{ status: string, title?: string }} Assertion */
/** @typedef {{ name: string, status: string, assertionResults: Assertion[] }} SuiteResult */

/**
 * Jest's and Vitest's report have one shape. A file that could not be loaded counts as one failure.
 * @param {string} kind @param {{ testResults: SuiteResult[] }} report
 * @returns {Tally}
 */
export function tallyOfJest(kind, { testResults }) {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  const count = (/** @type {string[]} */ ...states) =>
    all.filter(({ status }) => states.includes(status)).length
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed")
  )
  return {
    kind,
    passed: count("passed"),
    failed: count("failed") + broken.length,
    skipped: count("pending", "skipped", "todo", "disabled"),
    files: testResults
      .filter(({ assertionResults }) =>
        assertionResults.some(({ status }) => status === "passed" || status === "failed")
      )
      .map(({ name }) => path.relative(root, name)),
  }
}

/** @typedef {{ file: string, specs?: { tests: { results: unknown[] }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/** @param {PlaywrightSuite} suite @returns {boolean} */
const ranAny = ({ specs = [], suites = [] }) =>
  specs.some(({ tests }) => tests.some(({ results }) => results.length > 0)) || suites.some(ranAny)

/**
 * Playwright's report. A test that only passed when repeated counts as failed.
 * @param {string} kind
 * @param {{ config: { rootDir: string }, suites: PlaywrightSuite[], errors: unknown[], stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Tally}
 */
export function tallyOfPlaywright(kind, { config, suites, errors, stats }) {
  return {
    kind,
    passed: stats.expected,
    failed:
      stats.unexpected + stats.flaky + (errors.length > 0 && stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
    files: suites.filter(ranAny).map(({ file }) => path.relative(root, path.resolve(config.rootDir, file))),
  }
}
