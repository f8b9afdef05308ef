/**
 * Settings of a database session that the triggers on stock levels read. `CAUSE` holds for one transaction and is set by our
 * own statements, which also say that they write differences; `REQUEST` is set on the connection before a statement of Medusa's.
 */
export const CAUSE = "baixian.stock_cause"
export const REQUEST = "baixian.stock_request"
