import "../src/words/hold-all.server"
