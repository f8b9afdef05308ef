import en from "./en"
import zhCN from "./zh-cn"

/**
 * Language codes are the dashboard's own, and `baixian` is our namespace. The only words of the dashboard itself that are
 * replaced are those that greet whoever signs in, which name the house, those that would promise an e-mail, the name of
 * Medusa's own stock pages, so that the menu does not say 库存 twice, and what the list of notifications is for.
 */
export default {
  zhCN: {
    baixian: zhCN,
    translation: {
      login: zhCN.sign_in,
      actions: { continueWithEmail: zhCN.sign_in_button },
      resetPassword: zhCN.reset_password,
      inventory: { domain: zhCN.menu.stock_records },
      notifications: { accessibility: { description: zhCN.notifications_hint } },
    },
  },
  en: {
    baixian: en,
    translation: {
      login: en.sign_in,
      actions: { continueWithEmail: en.sign_in_button },
      resetPassword: en.reset_password,
      inventory: { domain: en.menu.stock_records },
      notifications: { accessibility: { description: en.notifications_hint } },
    },
  },
}
