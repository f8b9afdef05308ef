import { configure } from "@testing-library/react"
import { holdAllWords } from "../src/words/hold-all.server"

holdAllWords()

// As the time limit of a test: a busy machine is no reason to fail.
configure({ asyncUtilTimeout: 10_000 })
