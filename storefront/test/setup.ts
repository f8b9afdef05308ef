import { holdAllWords } from "../src/words/hold-all.server"

holdAllWords()
