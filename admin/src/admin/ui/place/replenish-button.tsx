import type { StockPoint } from "@baixian/backend/contract"
import { Button, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { replenishmentQuery, useReplenish } from "../../api/stock-levels"
import { ConfirmDialog } from "../confirm-dialog"
import { formatCount } from "../figures"
import { failureText } from "../load-state"
import { newId } from "../stock/new-id"
import { ShortGoods } from "./short-goods"
import { useWords } from "../use-words"

/** 补货申请 in one go: asks the hub for all that is suggested, after saying how much that is. */
export function ReplenishButton({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [isAsked, setIsAsked] = useState(false)
  // One id until an answer came: a second press after a lost answer asks for nothing twice.
  const [id, setId] = useState(newId)
  const { data, error, isFetching } = useQuery({ ...replenishmentQuery(point.code), enabled: isAsked })
  const { mutate, isPending, error: refused } = useReplenish()
  const lines = (data?.items ?? []).map(({ inventory_item_id, suggested }) => ({
    inventory_item_id,
    quantity: suggested,
  }))
  const failure = refused ?? error
  const send = () =>
    mutate(
      { id, point: point.code, lines },
      {
        onSuccess: ({ transfer }) => {
          setIsAsked(false)
          setId(newId())
          toast.success(t("replenish.sent", { number: transfer.number }))
          void navigate(`/stock/transfers/${transfer.id}`)
        },
      }
    )

  return (
    <>
      <Button className="h-10 sm:h-8" onClick={() => setIsAsked(true)}>
        {t("replenish.at_once")}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={t("replenish.at_once")}
          hint={
            !data
              ? t("load.loading")
              : lines.length === 0
                ? t(data.short.kinds > 0 ? "replenish.none_to_ask" : "replenish.nothing_hint")
                : t("replenish.at_once_hint", {
                    hub: data.source?.name ?? point.name,
                    kinds: formatCount(lines.length),
                    pieces: formatCount(lines.reduce((sum, { quantity }) => sum + quantity, 0)),
                  })
          }
          confirm={lines.length === 0 ? t("replenish.look") : t("replenish.send")}
          isPending={isPending || (isFetching && !data)}
          failure={failure ? failureText(failure, t) : null}
          onConfirm={
            lines.length === 0 ? () => void navigate(`/stock/replenishment?point=${point.code}`) : send
          }
          onClose={() => setIsAsked(false)}
        >
          {data && data.short.kinds > 0 && <ShortGoods short={data.short} />}
        </ConfirmDialog>
      )}
    </>
  )
}
