import { readFileSync } from "node:fs"

/** Who may log in to a demo, each in one role at one place. */
export type Person =
  | "admin"
  | "officer"
  | "chief"
  | "district"
  | "manager"
  | "deputy"
  | "clerk"
  | "neighbour"
  | "reporter"
  | "liaison"
  | "auditor"

/** Email and password of one demo account. */
export type Login = { email: string; password: string }

/** `.data/demo.json` of a running system: where it answers and who may log in. */
export type Demo = {
  backend: string
  storefront: string
  publishable_key: string
  logins: Record<Person, Login>
}

/** The environment variable that names the `demo.json` of the system under test. */
export const DEMO_VARIABLE = "BAIXIAN_DEMO_JSON"

/** The system under test; the global set-up has seen to it that there is one. */
export function readDemo(): Demo {
  const file = process.env[DEMO_VARIABLE]
  if (!file) throw new Error(`${DEMO_VARIABLE} is not set: run the journeys with "npm run test -w e2e".`)
  return JSON.parse(readFileSync(file, "utf8")) as Demo
}
