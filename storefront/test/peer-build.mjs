/** The least that `server.mjs` can serve, in the shape `react-router build` gives it: one address that says who asks. */
export const entry = { module: { default: () => new Response(null, { status: 404 }) } }
export const routes = {
  peer: {
    id: "peer",
    path: "peer",
    module: {
      /** @param {{ context: { peer_address?: string | null } }} args */
      loader: ({ context }) => Response.json(context),
    },
  },
}
export const assets = { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" }
export const assetsBuildDirectory = "public"
export const publicPath = "/"
export const basename = "/"
export const future = {}
export const ssr = true
export const isSpaMode = false
/** @type {string[]} */
export const prerender = []
export const routeDiscovery = { mode: "initial" }
