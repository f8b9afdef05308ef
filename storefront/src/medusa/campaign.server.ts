import type { CampaignAnswer } from "@baixian/backend/contract"
import { readShared } from "./backend.server"

/** Public head figures of the campaign. */
export async function readCampaign(): Promise<CampaignAnswer["campaign"]> {
  return (await readShared<CampaignAnswer>("/store/campaign", 30)).campaign
}
