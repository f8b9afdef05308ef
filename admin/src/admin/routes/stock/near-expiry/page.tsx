import type { StockLotRow, StockPoint } from "@baixian/backend/contract"
import { Button, clx, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { labelsQuery } from "../../../api/labels"
import { lotsQuery } from "../../../api/stock-levels"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { LotLine } from "../../../ui/place/lot-line"
import { OwnPoint } from "../../../ui/place/own-point"
import { Pages } from "../../../ui/place/pages"
import { toItem, toPage } from "../../../ui/place/to-item"
import { useIsKeeper } from "../../../ui/place/use-is-keeper"
import { PickOne } from "../../../ui/stock/pick-one"
import { suppliersOf } from "../../../ui/stock/places"
import { useDesk } from "../../../ui/stock/use-desk"
import { Segmented } from "../../../ui/segmented"
import { useWords } from "../../../ui/use-words"

const STATES = ["near", "stopped", "expired"] as const
const PAGE_ROWS = 50

/** 临期: lots that must be sold soon, are off sale, or have to be taken away; the first to end first. */
const NearExpiryPage = () => <OwnPoint>{(point) => <NearExpiry key={point.code} point={point} />}</OwnPoint>
export default NearExpiryPage

function NearExpiry({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const isKeeper = useIsKeeper()
  const [address, setAddress] = useSearchParams()
  const state = STATES.find((each) => each === address.get("state")) ?? "near"
  const page = Math.max(1, Math.floor(Number(address.get("page")) || 1))
  const { data, error, isPlaceholderData, refetch } = useQuery(
    lotsQuery({ point: point.code, state, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS })
  )
  const show = (part: { state?: string; page?: number }) => {
    const next = new URLSearchParams(address)
    next.set("state", part.state ?? state)
    next.set("page", String(part.page ?? 1))
    setAddress(next, { replace: true })
  }
  const goods = [...new Set((data?.items ?? []).flatMap(({ variant_id }) => variant_id ?? []))]
  const { data: labels } = useQuery(labelsQuery(goods))
  const shop = labels?.items[0] ? new URL(labels.items[0].url).origin : null

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <div>
          <Heading level="h1">{t("near_expiry.title", { name: point.name })}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`near_expiry.hints.${state}`)}
          </Text>
        </div>
        <div className="self-start">
          <Segmented
            label={t("near_expiry.show")}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`stock_page.standings.${value}`) }))}
            onChange={(chosen) => show({ state: chosen })}
          />
        </div>
      </div>
      {!data ? (
        error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={6} />
        )
      ) : data.items.length === 0 ? (
        <Nothing title={t(`near_expiry.none.${state}`)} hint={t("near_expiry.none_hint")}>
          <Button variant="secondary" asChild>
            <Link to={toPage("/stock", point.code)}>{t("stock_item.to_stock")}</Link>
          </Button>
        </Nothing>
      ) : (
        <div className={clx(isPlaceholderData && "opacity-60")} aria-busy={isPlaceholderData}>
          <ul className="divide-y">
            {data.items.map((lot) => (
              <LotLine
                key={lot.lot_id}
                lot={lot}
                shop={shop}
                heading={<Goods point={point.code} lot={lot} />}
              >
                {isKeeper && (
                  <>
                    {state === "near" && <SendOn point={point.code} lot={lot} />}
                    <Button variant="secondary" className="h-10 sm:h-8" asChild>
                      <Link to={toPage("/stock/write-offs/new", point.code, takenAlong(lot))}>
                        {t("stock_page.do.write_off")}
                      </Link>
                    </Button>
                  </>
                )}
              </LotLine>
            ))}
          </ul>
          <Pages page={page} rows={PAGE_ROWS} total={data.total} onChange={(to) => show({ page: to })} />
        </div>
      )}
    </Container>
  )
}

/** The most pieces that stand before a code. */
const MOST_TAKEN = 9_999

/** A lot as another page takes it along: all of it, and why where that is plain. */
const takenAlong = ({ trace_code, on_hand, standing }: StockLotRow): Record<string, string> => ({
  codes: `${Math.min(on_hand, MOST_TAKEN)}*${trace_code}`,
  ...(standing === "expired" ? { reason: "expired" } : {}),
})

/** 调拨: to another place of one's own, which then asks this one for the lot. Nothing where there is none. */
function SendOn({ point, lot }: { point: string; lot: StockLotRow }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { desk } = useDesk()
  const targets = (desk?.places ?? []).filter(
    (place) => place.is_own && suppliersOf(desk?.places ?? [], place).some(({ code }) => code === point)
  )
  if (targets.length === 0) return null

  return (
    <span className="w-32">
      <PickOne
        id={`send-${lot.lot_id}`}
        label={t("near_expiry.send_of", { title: lot.title })}
        empty={t("near_expiry.send")}
        value={null}
        options={targets.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(target) => {
          if (!target) return
          const { codes = "" } = takenAlong(lot)
          void navigate(toPage("/stock/transfers/new", target, { from: point, codes }))
        }}
      />
    </span>
  )
}

function Goods({ point, lot }: { point: string; lot: StockLotRow }) {
  return (
    <Link to={toItem(point, lot)} className="txt-compact-medium-plus text-ui-fg-interactive block">
      {lot.title}
    </Link>
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("near_expiry.crumb")}</>
}
