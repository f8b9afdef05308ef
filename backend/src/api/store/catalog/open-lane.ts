import { campaignRead } from "../campaign/read"
import { categoriesRead } from "../catalog-categories/read"
import { originRead, originsRead } from "../origins/read"
import { salesPointsRead } from "../sales-points/read"
import { catalogItemRead, catalogRead } from "./read"
import { openStoreLane } from "./store-lane"
import type { StoreRead } from "./store-read"

// Medusa loads `api/middlewares.ts`, which imports this, before it registers its own middlewares: the moment to open a lane.
openStoreLane([
  catalogRead,
  catalogItemRead,
  categoriesRead,
  originsRead,
  originRead,
  salesPointsRead,
  campaignRead,
] as StoreRead[])
