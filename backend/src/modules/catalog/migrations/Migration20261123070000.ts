import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The shop's read model. No row in here is a source of anything: dropping and rebuilding gives the same rows
 * (docs/decisions/011). Bands, not quantities, are kept, so that a sale that changes nothing a shopper sees changes no row.
 */
export class Migration20261123070000 extends Migration {
  override async up(): Promise<void> {
    // What is filtered and sorted by comes first and stays in the heap; card, detail and search go out of line, so that
    // counting and sorting touch few pages. `standing` is the shop's own order in one number: at hand, sold, new.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_item (
        product_id    text PRIMARY KEY,
        standing      bigint NOT NULL,
        price_fen     bigint NOT NULL,
        sold_quantity bigint NOT NULL,
        listed_at     timestamptz NOT NULL,
        available     boolean NOT NULL,
        channels      text NOT NULL,
        title_text    text,
        facets        text[] NOT NULL,
        handle        text NOT NULL,
        search        tsvector,
        search_text   text,
        search_source jsonb,
        card          json NOT NULL,
        detail        json NOT NULL
      ) WITH (toast_tuple_target = 256)`)
    this.addSql(`ALTER TABLE catalog_item ALTER COLUMN title_text SET STORAGE MAIN`)
    this.addSql(`ALTER TABLE catalog_item ALTER COLUMN facets SET STORAGE MAIN`)
    this.addSql(`ALTER TABLE catalog_item ALTER COLUMN card SET STORAGE EXTERNAL`)
    this.addSql(`ALTER TABLE catalog_item ALTER COLUMN search SET STORAGE EXTERNAL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS catalog_item_handle ON catalog_item (handle)`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS catalog_item_standing ON catalog_item (standing DESC, product_id)`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS catalog_item_newest ON catalog_item (listed_at DESC, product_id)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS catalog_item_price ON catalog_item (price_fen, product_id)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS catalog_item_facets ON catalog_item USING gin (facets)`)
    // No pending list: a search must not pay for the last refresh.
    this.addSql(
      `CREATE INDEX IF NOT EXISTS catalog_item_search ON catalog_item USING gin (search) WITH (fastupdate = off)`
    )

    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_stock (
        variant_id       text NOT NULL,
        sales_point_code text NOT NULL,
        product_id       text NOT NULL,
        band             smallint NOT NULL CHECK (band BETWEEN 0 AND 2),
        PRIMARY KEY (variant_id, sales_point_code)
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS catalog_stock_point ON catalog_stock (sales_point_code, product_id) INCLUDE (band)`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS catalog_stock_product ON catalog_stock (product_id)`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_sold (
        product_id text PRIMARY KEY,
        quantity   bigint NOT NULL
      )`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_total (
        channel text NOT NULL,
        facet   text NOT NULL,
        items   bigint NOT NULL,
        PRIMARY KEY (channel, facet)
      )`)

    // Append-only marks of what changed: no key, no hot row, so writers never wait for each other here.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_dirty (
        kind text NOT NULL,
        ref  text NOT NULL
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
              autovacuum_vacuum_insert_threshold = -1)`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS catalog_state (
        id           boolean PRIMARY KEY DEFAULT true CHECK (id),
        lineage      uuid NOT NULL DEFAULT gen_random_uuid(),
        version      bigint NOT NULL DEFAULT 0,
        built_with   text,
        built_for    text,
        prices_as_of timestamptz NOT NULL DEFAULT 'epoch',
        sold_as_of   timestamptz NOT NULL DEFAULT 'epoch'
      )`)
    this.addSql(`INSERT INTO catalog_state (id) VALUES (true) ON CONFLICT DO NOTHING`)
  }

  override async down(): Promise<void> {
    for (const table of [
      "catalog_state",
      "catalog_dirty",
      "catalog_total",
      "catalog_sold",
      "catalog_stock",
      "catalog_item",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`)
    }
  }
}
