const { loadEnv } = require("@medusajs/framework/utils")

loadEnv("test", process.cwd())

/** Which specs a run finds; `run/test.mjs` checks that every spec file of the tree was found by one of them. */
const specs = {
  unit: ["**/src/**/__tests__/**/*.unit.spec.ts"],
  "integration:modules": ["**/src/**/__tests__/**/!(*.unit).spec.ts"],
  "integration:http": ["**/integration-tests/http/**/*.spec.ts"],
}

const testType = process.env.TEST_TYPE
if (!specs[testType]) throw new Error(`Set TEST_TYPE to one of: ${Object.keys(specs).join(", ")}.`)

module.exports = {
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", decorators: true }, target: "es2021" } },
    ],
  },
  testEnvironment: "node",
  moduleFileExtensions: ["js", "ts", "json"],
  modulePathIgnorePatterns: ["dist/", "<rootDir>/.medusa/", "<rootDir>/coverage/"],
  testMatch: specs[testType],
  setupFiles: testType === "unit" ? [] : ["./integration-tests/setup.js"],
  // Hooks migrate whole databases; on a busy machine with two cores that takes minutes.
  testTimeout: testType === "unit" ? 20_000 : 300_000,
}
