import type { StockPoint } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArchiveBox } from "@medusajs/icons"
import { Button, clx, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { findGoods } from "../../api/stock-goods"
import { levelsQuery } from "../../api/stock-levels"
import { deskQuery } from "../../api/stock-desk"
import { Choice } from "../../ui/choice"
import { ScanBox, type ScanResult } from "../../ui/counter/scan-box"
import { failureText, LoadFailed, LoadingRows, Nothing, NothingFound } from "../../ui/load-state"
import { OwnPoint } from "../../ui/place/own-point"
import { Pages } from "../../ui/place/pages"
import { toItem, toPage } from "../../ui/place/to-item"
import { Segmented } from "../../ui/segmented"
import { useWords } from "../../ui/use-words"
import { LevelsList } from "./levels-list"
import { isBarcode, PAGE_ROWS, readStock, writeStock, type StockState } from "./page-state"
import { useTicked } from "./ticked"
import { TickedBar } from "./ticked-bar"

/** 库存: what lies at a place, found by scan, name or pinyin, with what can be done to it. */
const StockPage = () => <OwnPoint>{(point) => <Stock key={point.code} point={point} />}</OwnPoint>
export default StockPage

function Stock({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const state = readStock(address)
  const { ticked, tick, clear } = useTicked()
  const { data, error, isPlaceholderData, refetch } = useQuery(
    levelsQuery({
      point: point.code,
      q: state.find || undefined,
      category: state.category || undefined,
      state: state.state ?? undefined,
      limit: PAGE_ROWS,
      offset: (state.page - 1) * PAGE_ROWS,
    })
  )
  const change = (part: Partial<StockState>) =>
    setAddress(writeStock(address.get("point"), { ...state, page: 1, ...part }), { replace: true })

  /** One pack opens its item; a word narrows the list. */
  const scan = async ({ code }: { code: string }): Promise<ScanResult> => {
    const [found] = await findGoods(point.code, code)
    if (found) {
      void navigate(toItem(point.code, found))
      return { is_found: true, text: found.title }
    }
    if (isBarcode(code)) return { is_found: false, text: t("stock_page.unknown", { code }) }
    change({ find: code, state: null, category: "" })
    return { is_found: true, text: t("stock_page.searched", { code }) }
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <Heading level="h1">{t("stock_page.title", { name: point.name })}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("stock_page.hint")}
            </Text>
          </div>
          <div className="flex flex-wrap gap-2">
            {(["near-expiry", "replenishment"] as const).map((page) => (
              <Button key={page} variant="secondary" className="h-10 sm:h-8" asChild>
                <Link to={toPage(`/stock/${page}`, point.code)}>{t(`stock_page.to.${page}`)}</Link>
              </Button>
            ))}
            <Button variant="transparent" className="h-10 sm:h-8" asChild>
              <Link to="/stock/settings">{t("stock_settings.link")}</Link>
            </Button>
          </div>
        </div>
        <div className="max-w-[520px]">
          <ScanBox
            label={t("stock_page.scan")}
            hint={t("stock_page.scan_hint")}
            onScan={scan}
            failureText={(failure) => failureText(failure, t)}
          />
        </div>
        <Filters state={state} onChange={change} />
      </Container>
      <Container className="p-0">
        {!data ? (
          error ? (
            <LoadFailed error={error} onRetry={() => void refetch()} />
          ) : (
            <LoadingRows rows={10} />
          )
        ) : data.items.length === 0 ? (
          state.find ? (
            <NothingFound find={state.find} onClear={() => change({ find: "" })} />
          ) : (
            <Nothing
              title={t(state.state ? `stock_page.none.${state.state}` : "stock_page.none.all")}
              hint={t(state.state || state.category ? "stock_page.none_narrowed" : "stock_page.none_hint")}
            >
              {(state.state || state.category || state.page > 1) && (
                <Button variant="secondary" onClick={() => change({ state: null, category: "" })}>
                  {t("stock_page.show_all")}
                </Button>
              )}
            </Nothing>
          )
        ) : (
          <div className={clx(isPlaceholderData && "opacity-60")} aria-busy={isPlaceholderData}>
            {error && (
              <Text size="small" role="alert" className="text-ui-fg-error px-6 py-2">
                {t("load.stale")}
              </Text>
            )}
            <LevelsList point={point.code} answer={data} ticked={ticked} onTick={tick} />
            <Pages
              page={state.page}
              rows={PAGE_ROWS}
              total={data.total}
              onChange={(page) => change({ page })}
            />
          </div>
        )}
      </Container>
      {ticked.size > 0 && <TickedBar point={point.code} goods={[...ticked.values()]} onClear={clear} />}
    </div>
  )
}

const ALL = "all"

function Filters({ state, onChange }: { state: StockState; onChange: (part: Partial<StockState>) => void }) {
  const { t, nameOf } = useWords()
  const { data } = useQuery(deskQuery())
  const states = [ALL, "low", "out", "expiring"] as const

  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          label={t("stock_page.columns.state")}
          value={state.state === null || state.state === "enough" ? ALL : state.state}
          options={states.map((value) => ({ value, label: t(`stock_page.filters.${value}`) }))}
          onChange={(chosen) => onChange({ state: chosen === ALL ? null : chosen })}
        />
      </div>
      <Choice
        label={t("stock_page.category")}
        value={state.category || ALL}
        isSet={state.category !== ""}
        options={[
          [ALL, t("stock_page.any_category")],
          ...(data?.desk.categories ?? []).map((each) => [each.handle, nameOf(each)] as const),
        ]}
        onChange={(handle) => onChange({ category: handle === ALL ? "" : handle })}
      />
      {state.find && (
        <Button size="small" variant="transparent" onClick={() => onChange({ find: "" })}>
          {t("stock_page.clear_find", { find: state.find })}
        </Button>
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "menu.stock",
  translationNs: "baixian",
  icon: ArchiveBox,
  rank: 13,
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.stock")}</>
}
