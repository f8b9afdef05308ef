import path from "node:path"
import js from "@eslint/js"
import medusa from "@medusajs/eslint-plugin"
import { defineConfig, globalIgnores } from "eslint/config"
import reactHooks from "eslint-plugin-react-hooks"
import globals from "globals"
import tseslint from "typescript-eslint"

const root = import.meta.dirname
const code = ["**/*.{ts,tsx,mts,cts,js,mjs,cjs}"]
const typed = ["**/*.{ts,tsx}"]
const specs = ["**/__tests__/**", "**/integration-tests/**", "**/*.spec.*", "**/*.test.*"]

/** Each workspace's own type information; without it a forgotten `await` goes unseen. */
const projects = [
  "backend/tsconfig.json",
  "admin/tsconfig.json",
  "admin/tsconfig.admin.json",
  "storefront/tsconfig.json",
  "seed/tsconfig.json",
  "e2e/tsconfig.json",
]

// Names that another tool chose: generated migrations, locale codes.
const named = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|Migration\d+\w*|zh-CN)$/
const bracketed = /^(?:\[[a-z0-9_.]+\]|\$[a-z0-9_]*|_index|__tests__|__fixtures__)$/

const baixian = {
  rules: {
    "kebab-case-names": {
      meta: { type: "problem", schema: [] },
      create: (context) => ({
        Program(node) {
          const parts = path.relative(root, context.filename).split(path.sep)
          const file = parts.pop().replace(/^\./, "").split(".")[0]
          const wrong = [...parts.filter((part) => !bracketed.test(part)), file].find(
            (part) => !named.test(part) && !bracketed.test(part)
          )
          if (wrong) context.report({ node, message: `"${wrong}" is not kebab-case.` })
        },
      }),
    },
  },
}

const gluedSql = ["TemplateLiteral", "BinaryExpression"].map((type) => ({
  selector:
    `CallExpression[callee.property.name=/^(raw|execute|query)$/][arguments.0.type="${type}"]` +
    (type === "TemplateLiteral" ? "[arguments.0.expressions.length>0]" : '[arguments.0.operator="+"]'),
  message:
    "Values pasted into SQL can be anything. Bind them (:name or ?) and keep the statement one constant.",
}))

const typedSentence = [
  "JSXText[value=/[\\u4e00-\\u9fff]/]",
  "JSXAttribute > Literal[value=/[\\u4e00-\\u9fff]/]",
].map((selector) => ({ selector, message: "Sentences live in words/ or i18n/, in both languages." }))

/** Medusa's preset hides tests from every rule; here it only hides them from its own. */
const medusaStrict = medusa.configs.strict.filter(
  (config) => !(config.ignores && Object.keys(config).length === 1)
)

export default defineConfig(
  globalIgnores([
    "**/.medusa/**",
    "**/build/**",
    "**/dist/**",
    "**/.react-router/**",
    "**/coverage/**",
    "**/.turbo/**",
    "**/.data/**",
    "**/playwright-report/**",
    "**/test-results/**",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: code,
    plugins: { baixian },
    languageOptions: { globals: globals.node },
    rules: {
      "baixian/kebab-case-names": "error",
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      // Control characters are what some of our patterns look for: colours in logs, dirt in search text.
      "no-control-regex": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": ["error", ...gluedSql],
      "no-warning-comments": ["error", { terms: ["todo", "fixme"], location: "start" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
      // Medusa loads its configuration and its modules as CommonJS.
      "@typescript-eslint/no-require-imports": "off",
    },
  },
  {
    files: typed,
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: [] }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports", disallowTypeAnnotations: false },
      ],
      // Medusa's service factory types its constructor as rest arguments; `super(...arguments)` is its documented form.
      "prefer-rest-params": "off",
    },
  },
  {
    files: ["backend/**/*.{ts,tsx}", "admin/**/*.{ts,tsx}"],
    ignores: specs,
    extends: medusaStrict,
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: root } },
  },
  {
    // Pure files know no framework, so their errors cannot be Medusa's; an impossible value there is a crash.
    files: ["backend/src/values/**", "backend/src/env.ts", "backend/src/modules/*/*.ts"],
    ignores: ["backend/src/modules/*/{service,index}.ts", ...specs],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // A provider that extends Medusa's own has to reach the class, which only the package's inside exports.
    files: ["backend/src/providers/**"],
    rules: { "@medusajs/import-from-framework-not-internal": "off" },
  },
  {
    files: ["backend/src/**/*.ts"],
    ignores: ["backend/src/env.ts", ...specs],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "The environment is parsed once, in src/env.ts." },
      ],
    },
  },
  {
    files: ["admin/src/**/*.{ts,tsx}", "storefront/src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    languageOptions: { globals: globals.browser },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    files: ["admin/src/**/*.tsx", "storefront/src/**/*.tsx"],
    ignores: specs,
    rules: { "no-restricted-syntax": ["error", ...gluedSql, ...typedSentence] },
  },
  {
    files: ["admin/count-worker.js"],
    languageOptions: { globals: { ...globals.serviceworker, BUILT: "readonly" } },
  },
  {
    // A bench prints tables for the person who started it, and its statements hold constants of its own.
    files: ["e2e/bench/**"],
    rules: { "no-console": "off", "no-restricted-syntax": "off" },
  },
  {
    // A journey waits for what a person sees, never for a time.
    files: specs,
    rules: {
      "no-restricted-syntax": [
        "error",
        ...gluedSql,
        {
          selector: "CallExpression[callee.property.name='waitForTimeout']",
          message: "Wait for what a person sees.",
        },
        {
          selector:
            "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fixme)$/]",
          message: "Every test runs.",
        },
      ],
    },
  }
)
