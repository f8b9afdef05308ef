import en from "./en"
import zhCN from "./zh-cn"

/** Language codes are the dashboard's own; `baixian` is our namespace, so that no core word is touched. */
export default { zhCN: { baixian: zhCN }, en: { baixian: en } }
