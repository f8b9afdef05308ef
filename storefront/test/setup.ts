import { holdAllWords } from "../src/words/hold-all.server"

holdAllWords()

// Pages are drawn for some tests only. As the time limit of a test: a busy machine is no reason to fail.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react")
  configure({ asyncUtilTimeout: 10_000 })
}
