import type { StockMovementRow } from "@baixian/backend/contract"
import { Badge, Button, clx, Container, Heading, Text } from "@medusajs/ui"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router-dom"
import { meQuery } from "../../../api/me"
import { movementsQuery } from "../../../api/stock-movements"
import { Choice } from "../../../ui/choice"
import { formatCount } from "../../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { useWords } from "../../../ui/use-words"
import { pageOfDocument, REASONS, signed } from "./movement"

const ALL = "all"

/** 库存流水 of one item: what happened, how much, what lay there after it, by which document, who, when. */
export function ItemHistory({ point, item }: { point: string; item: string }) {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const asked = address.get("reason")
  const reason = REASONS.find((each) => each === asked)
  const history = useInfiniteQuery(movementsQuery({ point, inventory_item_id: item, reason }))
  const { data: me } = useQuery(meQuery())
  const rows = history.data?.pages.flatMap(({ items }) => items) ?? []
  const choose = (chosen: string) => {
    const next = new URLSearchParams(address)
    if (chosen === ALL) next.delete("reason")
    else next.set("reason", chosen)
    setAddress(next, { replace: true })
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("stock_item.history")}</Heading>
        <Choice
          label={t("stock_item.reason")}
          value={reason ?? ALL}
          isSet={reason !== undefined}
          options={[
            [ALL, t("stock_item.any_reason")],
            ...REASONS.map((each) => [each, t(`stock_item.reasons.${each}`)] as const),
          ]}
          onChange={choose}
        />
      </div>
      {history.isPending ? (
        <LoadingRows rows={6} />
      ) : rows.length === 0 ? (
        history.error ? (
          <LoadFailed error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <Nothing title={t("stock_item.no_history")} hint={t("stock_item.no_history_hint")}>
            {reason && (
              <Button variant="secondary" onClick={() => choose(ALL)}>
                {t("stock_item.any_reason")}
              </Button>
            )}
          </Nothing>
        )
      ) : (
        <ol aria-label={t("stock_item.history")} className="divide-y">
          {rows.map((row) => (
            <Movement key={row.id} row={row} menu={me?.menu ?? []} />
          ))}
        </ol>
      )}
      {history.isFetchNextPageError && (
        <LoadFailed error={history.error} onRetry={() => void history.fetchNextPage()} />
      )}
      {history.hasNextPage && (
        <div className="flex justify-center py-4">
          <Button
            variant="secondary"
            isLoading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t("stock_item.earlier")}
          </Button>
        </div>
      )}
    </Container>
  )
}

function Movement({ row, menu }: { row: StockMovementRow; menu: readonly string[] }) {
  const { t, instant } = useWords()
  const page = pageOfDocument(row.document, menu)
  const moves = row.stocked_delta !== 0
  const number = row.document?.number ?? row.document?.id

  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 px-6 py-3">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge size="2xsmall" color={!moves ? "grey" : row.stocked_delta > 0 ? "green" : "orange"}>
          {t(`stock_item.reasons.${row.reason}`)}
        </Badge>
        {number &&
          (page ? (
            <Link to={page} className="txt-compact-small text-ui-fg-interactive break-all font-mono">
              {number}
            </Link>
          ) : (
            <span className="txt-compact-small break-all font-mono">{number}</span>
          ))}
      </span>
      <span
        className={clx(
          "txt-compact-large-plus text-right tabular-nums",
          moves && (row.stocked_delta > 0 ? "text-ui-tag-green-text" : "text-ui-tag-orange-text")
        )}
      >
        {moves ? signed(row.stocked_delta) : t("stock_item.reserved", { pieces: signed(row.reserved_delta) })}
      </span>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {instant(row.occurred_at)} · {row.person?.name ?? t("stock_item.by_system")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle text-right tabular-nums">
        {moves
          ? t("stock_item.after", { pieces: formatCount(row.stocked_after) })
          : t("stock_item.reserved_after", { pieces: formatCount(row.reserved_after) })}
      </Text>
    </li>
  )
}
