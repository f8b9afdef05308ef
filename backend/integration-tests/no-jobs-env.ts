/** Import first: the application runs no jobs, so that nothing happens to stock but what a test does. */
process.env.MEDUSA_WORKER_MODE = "server"

export {}
