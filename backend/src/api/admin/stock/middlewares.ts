import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { validateBody, validateQuery } from "../../validate"
import {
  CommandBody,
  CreateReceiptBody,
  CreateWriteOffBody,
  DispatchBody,
  EditReceiptBody,
  EditStocktakeBody,
  EditTransferBody,
  EditWriteOffBody,
  EntriesBody,
  FoundBody,
  HubQuery,
  ReasonBody,
  ReceiptsQuery,
  ReceiveBody,
  RequestTransferBody,
  StartStocktakeBody,
  StocktakesQuery,
  SubmitStocktakeBody,
  TransfersQuery,
  WriteOffsQuery,
} from "./validators"

const asks = (matcher: string, schema: z.ZodType): MiddlewareRoute => ({
  matcher: `/admin/stock/${matcher}`,
  methods: ["GET"],
  middlewares: [validateQuery(schema)],
})
/** A delivery of two thousand lines is longer than what Medusa reads by default. */
const BODY_LIMIT = "2mb"
const tells = (matcher: string, schema: z.ZodType): MiddlewareRoute => ({
  matcher: `/admin/stock/${matcher}`,
  methods: ["POST"],
  bodyParser: { sizeLimit: BODY_LIMIT },
  middlewares: [validateBody(schema)],
})

export const adminStockMiddlewares: MiddlewareRoute[] = [
  asks("receipts", ReceiptsQuery),
  tells("receipts", CreateReceiptBody),
  tells("receipts/:id", EditReceiptBody),
  tells("receipts/:id/post", CommandBody),
  tells("receipts/:id/cancel", ReasonBody),
  asks("transfers", TransfersQuery),
  tells("transfers", RequestTransferBody),
  tells("transfers/:id", EditTransferBody),
  tells("transfers/:id/dispatch", DispatchBody),
  tells("transfers/:id/receive", ReceiveBody),
  tells("transfers/:id/found", FoundBody),
  tells("transfers/:id/refuse", ReasonBody),
  tells("transfers/:id/cancel", ReasonBody),
  asks("stocktakes", StocktakesQuery),
  tells("stocktakes", StartStocktakeBody),
  tells("stocktakes/:id", EditStocktakeBody),
  tells("stocktakes/:id/entries", EntriesBody),
  tells("stocktakes/:id/submit", SubmitStocktakeBody),
  tells("stocktakes/:id/approve", CommandBody),
  tells("stocktakes/:id/send-back", ReasonBody),
  tells("stocktakes/:id/cancel", ReasonBody),
  asks("write-offs", WriteOffsQuery),
  tells("write-offs", CreateWriteOffBody),
  tells("write-offs/:id", EditWriteOffBody),
  tells("write-offs/:id/submit", CommandBody),
  tells("write-offs/:id/approve", CommandBody),
  tells("write-offs/:id/refuse", ReasonBody),
  tells("write-offs/:id/cancel", ReasonBody),
  asks("hub", HubQuery),
]
