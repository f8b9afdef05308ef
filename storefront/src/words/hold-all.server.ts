import { en } from "./en"
import { holdWords } from "./words"
import { zhCN } from "./zh-CN"

/** The server speaks every language. */
export function holdAllWords(): void {
  holdWords("zh-CN", zhCN)
  holdWords("en", en)
}
