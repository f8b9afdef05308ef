/**
 * How strong the tests of the rules that decide about stock are (bars.md R10): Stryker breaks the code in every small way it
 * knows, one at a time, and at least so many of those faults must make a test fail. `npm run mutate -w @baixian/backend`.
 */
export default {
  // Pure arithmetic only: what speaks to the database has its tests over HTTP, which are too slow to run a thousand times.
  mutate: [
    "src/modules/stock/documents/*-rules.ts",
    "src/modules/stock/documents/{count-lines,kinds,temperature}.ts",
  ],
  thresholds: { high: 95, low: 85, break: 85 },
  testRunner: "jest",
  // The specs beside those files and no others, so that a fault takes a second and not three.
  jest: {
    configFile: "jest.config.js",
    config: { testMatch: ["**/src/modules/stock/documents/__tests__/*.unit.spec.ts"] },
    enableFindRelatedTests: false,
  },
  testRunnerNodeArgs: ["--experimental-vm-modules"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // Made by a build, with a link to a folder that Stryker takes for a file; no test reads it.
  ignorePatterns: [".medusa", "static"],
  // Both lie where everything else already looks away.
  tempDirName: "coverage/stryker",
  cleanTempDir: "always",
  reporters: ["clear-text", "html"],
  htmlReporter: { fileName: "coverage/mutation.html" },
  clearTextReporter: { allowColor: false, logTests: false },
}
