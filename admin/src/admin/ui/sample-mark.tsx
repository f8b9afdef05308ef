import { Badge, Tooltip } from "@medusajs/ui"
import { useWords } from "./use-words"

/** 样例数据: shown wherever a figure contains a sample row. */
export function SampleMark() {
  const { t } = useWords()

  return (
    <Tooltip content={t("sample.hint")}>
      <Badge size="2xsmall" color="orange" rounded="full" tabIndex={0}>
        {t("sample.mark")}
      </Badge>
    </Tooltip>
  )
}
