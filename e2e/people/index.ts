import { test as base, type Browser, type BrowserContextOptions } from "@playwright/test"
import { type Demo, readDemo } from "../stack/demo"
import { Officer } from "./officer"
import { PlatformAdmin } from "./platform-admin"
import { Shopper } from "./shopper"
import { Staff } from "./staff"
import { StockKeeper } from "./stock-keeper"

export { expect } from "@playwright/test"

/** A phone in the hand, held upright. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
/** The office's laptop. */
export const desktop: BrowserContextOptions = { viewport: { width: 1366, height: 768 } }

type Cast = {
  demo: Demo
  shopper: Shopper
  /** A second person with a phone of their own. */
  neighbour: Shopper
  /** A shopper whose browser runs no script. */
  plainShopper: Shopper
  officer: Officer
  /** Decides about what the officer hands in. */
  chief: Officer
  /** Somebody at the dashboard's door who has not signed in. */
  newcomer: Staff
  admin: PlatformAdmin
  /** Of one counter. */
  clerk: StockKeeper
  /** Of the counter's hub. */
  manager: StockKeeper
  /** Of the same hub; approves what the manager counted. */
  deputy: StockKeeper
}

const newShopper = async (browser: Browser, demo: Demo, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({ ...phone, baseURL: demo.storefront, ...options })
  return new Shopper(await context.newPage())
}

/** A keeper of stock at a desk, or with a phone between the shelves. */
const keeper =
  (who: "clerk" | "manager" | "deputy", device: BrowserContextOptions) =>
  async (
    { browser, demo }: { browser: Browser; demo: Demo },
    use: (person: StockKeeper) => Promise<void>
  ): Promise<void> => {
    const context = await browser.newContext(device)
    const person = new StockKeeper(await context.newPage(), demo)
    await person.signsIn(demo.logins[who])
    await use(person)
    await context.close()
  }

/** `test` with its cast: whom a journey names comes with an own device, signed in where that takes a login. */
export const test = base.extend<Cast>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads this parameter's text and insists on a pattern.
  demo: async ({}, use) => await use(readDemo()),
  shopper: async ({ browser, demo }, use) => {
    const shopper = await newShopper(browser, demo)
    await use(shopper)
    await shopper.page.context().close()
  },
  neighbour: async ({ browser, demo }, use) => {
    const neighbour = await newShopper(browser, demo)
    await use(neighbour)
    await neighbour.page.context().close()
  },
  plainShopper: async ({ browser, demo }, use) => {
    const shopper = await newShopper(browser, demo, { javaScriptEnabled: false })
    await use(shopper)
    await shopper.page.context().close()
  },
  officer: async ({ browser, demo }, use) => {
    const context = await browser.newContext(desktop)
    const officer = new Officer(await context.newPage(), demo)
    await officer.signsIn(demo.logins.officer)
    await use(officer)
    await context.close()
  },
  chief: async ({ browser, demo }, use) => {
    const context = await browser.newContext(desktop)
    const chief = new Officer(await context.newPage(), demo)
    await chief.signsIn(demo.logins.chief)
    await use(chief)
    await context.close()
  },
  newcomer: async ({ browser, demo }, use) => {
    const context = await browser.newContext(desktop)
    await use(new Staff(await context.newPage(), demo))
    await context.close()
  },
  admin: async ({ browser, demo }, use) => {
    const context = await browser.newContext(desktop)
    const admin = new PlatformAdmin(await context.newPage(), demo)
    await admin.signsIn(demo.logins.admin)
    await use(admin)
    await admin.takesAwayWhatWasOffered()
    await context.close()
  },
  clerk: keeper("clerk", desktop),
  manager: keeper("manager", phone),
  deputy: keeper("deputy", desktop),
})
