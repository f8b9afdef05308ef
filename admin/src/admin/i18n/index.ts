import en from "./en"
import zhCN from "./zh-cn"

/**
 * Language codes are the dashboard's own, and `baixian` is our namespace. The only words of the dashboard itself that are
 * replaced are those that greet whoever signs in: they name the house, and it is not Medusa.
 */
export default {
  zhCN: { baixian: zhCN, translation: { login: zhCN.sign_in } },
  en: { baixian: en, translation: { login: en.sign_in } },
}
