/** Set before anything reads the environment: import this first. An address of its own, and no proxy on this machine. */
export const BACKEND_URL = "https://backend.baixian.test:8443"

Object.assign(process.env, { BACKEND_URL, TRUSTED_PROXIES: "192.0.2.1" })
