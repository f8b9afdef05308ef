import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import NetworkModule from "../modules/network"

/** Where a hub or counter keeps its goods: `sales_point.stock_location`. Outlets and the online shop have none. */
export default defineLink(
  { linkable: NetworkModule.linkable.salesPoint, field: "stock_location_id" },
  StockLocationModule.linkable.stockLocation,
  { readOnly: true }
)
