/** Set before anything reads the environment: import this first. Ports from the process id, so that runs do not meet. */
export const STRIPE_PORT = 9_200 + (process.pid % 300)
export const STRIPE_WEBHOOK_SECRET = "whsec_of_this_test"

Object.assign(process.env, {
  STRIPE_API_KEY: "sk_test_of_this_test",
  STRIPE_PUBLISHABLE_KEY: "pk_test_of_this_test",
  STRIPE_WEBHOOK_SECRET,
  STRIPE_API_BASE: `http://127.0.0.1:${STRIPE_PORT}`,
})
