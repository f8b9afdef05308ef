/** Set before anything reads the environment: import this first. A proxy somewhere else, none on this machine. */
process.env.TRUSTED_PROXIES = "192.0.2.1"

export {}
