import { spawn } from "node:child_process"
import { once } from "node:events"
import { afterAll, beforeAll, expect, test } from "vitest"

const server = spawn(process.execPath, ["server.mjs", "test/peer-build.mjs"], {
  env: { ...process.env, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
})
let shop: string
beforeAll(async () => {
  const [line] = (await once(server.stdout, "data")) as [Buffer]
  shop = `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}`
})
afterAll(async () => {
  server.kill("SIGTERM")
  if (server.exitCode === null) await once(server, "exit")
})

test("pages learn who opened the connection, whatever the request says of itself", async () => {
  const answer = await fetch(`${shop}/peer`, { headers: { "x-forwarded-for": "198.51.100.9" } })
  expect(await answer.json()).toEqual({ peer_address: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/) })
})

test("files are served as they lie, and nothing says what serves them", async () => {
  const answer = await fetch(`${shop}/robots.txt`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain("User-agent")
  expect(answer.headers.get("x-powered-by")).toBeNull()
})
