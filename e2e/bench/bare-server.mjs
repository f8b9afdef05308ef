/**
 * The limit: Node and pg answering one statement and nothing else. Started by `catalog.mjs` with the statement the shop
 * itself runs; says its port and then serves until it is ended.
 */
import { createServer } from "node:http"
import pg from "pg"

const { text, values, database_url, connections } = JSON.parse(process.env.BARE ?? "{}")
const pool = new pg.Pool({ connectionString: database_url, max: connections })

const server = createServer(async (_request, response) => {
  try {
    const { rows } = await pool.query({ name: "list", text, values })
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(rows[0].body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port))
