import "i18next"
import type zhCN from "./zh-cn"

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { baixian: typeof zhCN }
    returnNull: false
  }
}
