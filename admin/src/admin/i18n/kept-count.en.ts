import type zhCN from "./kept-count.zh-cn"
import type { Words } from "./words"

const keptCount: Words<typeof zhCN> = {
  kept_count: {
    title: "Stocktake · no network",
    no_network: "There is no network, so this page cannot open. Connect and try again.",
    go_on: "Go on counting {{number}} ({{place}})",
    how_old:
      "There is no network. Go on counting: it is sent when the network is back; handing in has to wait for it. This count is {{person}}'s, kept on this device at {{at}} (Beijing time).",
    is_back: "The network is back; the count goes on being sent.",
    to_dashboard: "Back to the whole page",
  },
}
export default keptCount
