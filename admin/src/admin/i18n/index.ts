import en from "./en"
import zhCN from "./zh-cn"

/**
 * Language codes are the dashboard's own, and `baixian` is our namespace. The only words of the dashboard itself that are
 * replaced are those that greet whoever signs in, which name the house, and those that would promise an e-mail.
 */
export default {
  zhCN: { baixian: zhCN, translation: { login: zhCN.sign_in, resetPassword: zhCN.reset_password } },
  en: { baixian: en, translation: { login: en.sign_in, resetPassword: en.reset_password } },
}
