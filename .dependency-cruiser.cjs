/**
 * Who may import whom (style.md 4.1). One rule per line of that table; `npm run verify` runs them.
 */
const inModule = "^backend/src/modules/([^/]+)/"
const tests = "/__tests__/|[.](spec|test)[.]tsx?$|^backend/integration-tests/"
const contract = "^backend/src/contract[.]ts$"
const pureFiles =
  "^backend/src/modules/(target/target-progress|ledger/sales-line|ledger/order-lines|ledger/order-balance|catalog/search-text|till/till-state)[.]ts$"

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Two files that need each other are one idea in two places.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unknown-import",
      comment: "The import leads nowhere: a file was moved or a package is not declared.",
      severity: "error",
      from: { pathNot: tests },
      // React Router writes ./+types/… before it builds; what ends in ?url is a file's address, which Vite gives.
      to: { couldNotResolve: true, pathNot: "[+]types/|^virtual:|[.]wasm[?]url$" },
    },
    {
      name: "values-know-nothing",
      comment: "values/ may import zod from the framework, and itself. No clock, no network.",
      severity: "error",
      from: { path: "^backend/src/values/", pathNot: tests },
      to: {
        pathNot: ["^backend/src/values/", "node_modules/@medusajs/framework/dist/deps/zod"],
      },
    },
    {
      name: "a-module-knows-no-other-module",
      comment: "Modules meet in links and workflows.",
      severity: "error",
      from: { path: inModule, pathNot: "^backend/src/modules/till/(record-sale|till-sale)[.]ts$" },
      to: { path: "^backend/src/modules/", pathNot: "^backend/src/modules/$1/" },
    },
    {
      name: "the-hot-path-uses-statements-only",
      comment:
        "record-sale.ts may use the statement and pure files of stock and ledger; no services, workflows, events, network.",
      severity: "error",
      from: { path: "^backend/src/modules/till/(record-sale|till-sale)[.]ts$" },
      to: {
        path: "^backend/src/modules/",
        pathNot: [
          "^backend/src/modules/till/",
          "^backend/src/modules/(stock|ledger)/(?!service|index|models|migrations|reports)[^/]+[.]ts$",
        ],
      },
    },
    {
      name: "a-module-stands-below-the-application",
      severity: "error",
      from: { path: inModule, pathNot: tests },
      to: { path: "^backend/src/(workflows|api|links|reports|subscribers|jobs|providers|env)" },
    },
    {
      name: "a-module-takes-types-of-the-contract-only",
      comment: "A read model may answer in the contract's shapes; the contract holds nothing else.",
      severity: "error",
      from: { path: inModule },
      to: { path: contract, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "links-join-module-definitions",
      severity: "error",
      from: { path: "^backend/src/links/" },
      to: {
        path: "^backend/src/",
        pathNot: ["^backend/src/modules/[^/]+/index[.]ts$", "^backend/src/links/"],
      },
    },
    {
      name: "workflows-know-no-door",
      severity: "error",
      from: { path: "^backend/src/workflows/", pathNot: tests },
      to: { path: "^backend/src/(api|subscribers|jobs)/" },
    },
    {
      name: "subscribers-and-jobs-call-workflows",
      comment: "They hear and they tick; what happens then is a workflow.",
      severity: "error",
      from: { path: "^backend/src/(subscribers|jobs)/", pathNot: tests },
      to: { path: "^backend/src/(modules|api|links)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "api-writes-through-workflows",
      comment:
        "A route may use workflows, reports, the catalog's search, record-sale.ts and a module's key; its service and tables belong to workflows.",
      severity: "error",
      from: { path: "^backend/src/api/", pathNot: tests },
      to: {
        path: "^backend/src/modules/[^/]+/(service|models|migrations|loaders)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-files-stay-pure",
      comment: "@medusajs/framework/utils loads the whole framework; arithmetic must run without it.",
      severity: "error",
      from: { path: pureFiles },
      to: {
        path: "node_modules/@medusajs/",
        pathNot: "@medusajs/framework/dist/deps/zod",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "the-contract-stands-alone",
      comment: "Types only, no imports, so that no client pulls backend code in by accident.",
      severity: "error",
      from: { path: contract },
      to: { path: ".+" },
    },
    {
      name: "clients-know-the-contract-only",
      severity: "error",
      from: { path: "^(admin|storefront)/" },
      to: { path: "^backend/", pathNot: contract },
    },
    {
      name: "clients-import-types-only",
      severity: "error",
      from: { path: "^(admin|storefront|e2e)/" },
      to: { path: contract, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "clients-know-no-other-client",
      severity: "error",
      from: { path: "^(admin|storefront)/" },
      to: { path: "^(admin|storefront|seed|e2e)/", pathNot: "^$1/" },
    },
    {
      name: "shop-and-till-never-meet",
      comment: "So that a change at the counter cannot break the shop.",
      severity: "error",
      from: { path: "^storefront/src/(shop|till)/" },
      to: { path: "^storefront/src/(shop|till)/", pathNot: "^storefront/src/$1/" },
    },
    {
      name: "shared-parts-know-no-page",
      severity: "error",
      from: { path: "^storefront/src/(ui|words|format|medusa)/", pathNot: tests },
      to: { path: "^storefront/src/(shop|till)/" },
    },
    {
      name: "the-seed-uses-peoples-doors",
      comment: "No SQL, no tables: what the seed writes must pass the same code as real data.",
      severity: "error",
      from: { path: "^seed/", pathNot: tests },
      to: {
        path: [
          "node_modules/(pg|knex)/",
          "^backend/src/modules/[^/]+/(models|migrations)/",
          "^backend/src/api/",
          "^(admin|storefront|e2e)/",
        ],
      },
    },
    {
      name: "journeys-know-no-backend-code",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: "^(backend|admin|storefront)/", pathNot: contract },
    },
    {
      name: "commands-know-no-workspace-code",
      comment: "run/ starts programs; it imports none of their code.",
      severity: "error",
      from: { path: "^run/" },
      to: { path: "^(backend|admin|storefront|seed|e2e)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Anchored: most packages keep their code in a folder called dist, and rules speak of packages too.
    exclude: { path: "^[^/]+/(\\.medusa|build|dist|\\.react-router|coverage|static)/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".jsx", ".json", ".css", ".svg"],
    },
  },
}
