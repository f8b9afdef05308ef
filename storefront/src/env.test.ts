import { expect, test } from "vitest"
import { readEnv } from "./env.server"

test("needs the publishable key, and has a default for the rest", () => {
  expect(() => readEnv({})).toThrow("PUBLISHABLE_KEY is missing")
  const env = readEnv({ PUBLISHABLE_KEY: "pk_1" })
  expect(env.backend_url.href).toBe("http://localhost:9000/")
  expect(env.timeout_ms).toBe(8000)
  expect(env.service_phone).toBeNull()
})

test("an empty value means not set", () => {
  const env = readEnv({ PUBLISHABLE_KEY: "pk_1", BACKEND_URL: "", BACKEND_TIMEOUT_MS: "", SERVICE_PHONE: "" })
  expect(env.backend_url.href).toBe("http://localhost:9000/")
  expect(env.timeout_ms).toBe(8000)
})

test.each([
  [{ BACKEND_URL: "localhost:9000" }, "BACKEND_URL must be an http(s) address"],
  [{ BACKEND_TIMEOUT_MS: "soon" }, "BACKEND_TIMEOUT_MS must be a whole number"],
  [{ IMAGE_ORIGINS: "ftp://x" }, "IMAGE_ORIGINS must be an http(s) address"],
])("refuses %o with a sentence that names it", (source, sentence) => {
  expect(() => readEnv({ PUBLISHABLE_KEY: "pk_1", ...source })).toThrow(sentence)
})
