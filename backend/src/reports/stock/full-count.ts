/**
 * A posted count of a whole place in which nothing was left blank, of `d` (stock_document). A category, a shelf or a count with
 * blank lines says nothing of the rest, so none of them is when a place was last counted.
 */
export const IS_FULL_COUNT = `
  d.kind = 'stocktake' AND d.state = 'posted' AND d.scope_kind = 'place'
  AND NOT EXISTS (SELECT 1 FROM stock_stocktake_line l WHERE l.document_id = d.id AND l.counted IS NULL)`
