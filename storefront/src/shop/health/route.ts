/** `GET /healthz`: this process answers. Whether the backend does is the backend's own `/health/ready`. */
export function loader() {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } })
}
