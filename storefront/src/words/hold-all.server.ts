import { en } from "./en"
import { holdWords } from "./words"
import { zhCN } from "./zh-CN"

holdWords("zh-CN", zhCN)
holdWords("en", en)
