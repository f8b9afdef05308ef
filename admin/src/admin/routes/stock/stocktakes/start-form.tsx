import { XMark } from "@medusajs/icons"
import { Button, Container, IconButton, Input, Label, Switch, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { documentPaths, useDocumentAct } from "../../../api/stock-documents"
import type { FoundGoods } from "@baixian/backend/contract"
import { useKeptDraft } from "../../../ui/counter/kept-draft"
import { Field } from "../../../ui/product-origin/field"
import { refusalOf } from "../../../ui/refusal"
import { Segmented } from "../../../ui/segmented"
import { ActBar, DocumentTop } from "../../../ui/stock/document-head"
import { GoodsFinder } from "../../../ui/stock/goods-finder"
import { newId } from "../../../ui/stock/new-id"
import { PickOne } from "../../../ui/stock/pick-one"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords } from "../../../ui/use-words"
import { isStartDraft, startBody, type StartDraft } from "./start-draft"

/** 开始盘点: what is counted, and whether the books are shown while it is. */
export function StartForm({ desk, point }: { desk: Desk; point: string }) {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const [empty] = useState<StartDraft>(() => ({
    id: newId(),
    kind: "place",
    category: "",
    label: "",
    goods: [],
    is_blind: false,
  }))
  const { draft, change, forget } = useKeptDraft(
    `stocktake:${desk.person.id}:new:${point}`,
    empty,
    isStartDraft
  )
  const latest = useRef(draft)
  latest.current = draft
  const set = (part: Partial<StartDraft>) => {
    latest.current = { ...latest.current, ...part }
    change(latest.current)
  }
  const [isMissed, setIsMissed] = useState(false)
  const act = useDocumentAct("stocktake")
  const body = startBody(draft)
  const failure = refusalOf(act.error, { unknown: t("stock_docs.unknown") }, t)

  const add = (goods: FoundGoods): string => {
    const { inventory_item_id, title, sku } = goods
    const others = latest.current.goods.filter((each) => each.inventory_item_id !== inventory_item_id)
    set({ goods: [...others, { inventory_item_id, title, sku }] })
    return t("stock_docs.stocktake.shelf_taken", { title, total: others.length + 1 })
  }
  const start = async () => {
    setIsMissed(body === null)
    if (!body) return
    const begun = await act
      .mutateAsync({
        id: draft.id,
        version: null,
        body: { point, ...body },
        settle: () => forget(),
      })
      .catch(() => null)
    if (begun) void navigate(`${documentPaths.stocktake}/${begun.id}`, { replace: true })
  }

  return (
    <div className="flex flex-col gap-y-2">
      <DocumentTop kind="stocktake" head={null} places={desk.places} point={point}>
        <Text size="small" className="text-ui-fg-subtle">
          {t("stock_docs.stocktake.meanwhile")}
        </Text>
      </DocumentTop>
      <Container className="flex flex-col gap-y-4 px-4 py-4 sm:px-6">
        <div className="flex flex-col items-start gap-y-1">
          <Label size="small" weight="plus">
            {t("stock_docs.stocktake.scope")}
          </Label>
          <Segmented
            label={t("stock_docs.stocktake.scope")}
            value={draft.kind}
            options={(["place", "category", "shelf"] as const).map((value) => ({
              value,
              label: t(`stock_docs.stocktake.scopes.${value}`),
            }))}
            onChange={(kind) => set({ kind })}
          />
        </div>
        {draft.kind === "category" && (
          <div className="max-w-[320px]">
            <Field
              id="count-category"
              label={t("stock_docs.stocktake.category")}
              fault={isMissed && !body ? t("stock_docs.stocktake.category_missing") : undefined}
            >
              {({ describedBy, isInvalid }) => (
                <PickOne
                  id="count-category"
                  empty={t("stock_docs.choose")}
                  describedBy={describedBy}
                  isInvalid={isInvalid}
                  value={draft.category || null}
                  options={desk.categories.map((each) => ({ value: each.handle, label: nameOf(each) }))}
                  onChange={(category) => set({ category: category ?? "" })}
                />
              )}
            </Field>
          </div>
        )}
        {draft.kind === "shelf" && (
          <>
            <div className="max-w-[320px]">
              <Field
                id="count-shelf"
                label={t("stock_docs.stocktake.shelf")}
                hint={t("stock_docs.stocktake.shelf_hint")}
                fault={isMissed && !body ? t("stock_docs.stocktake.shelf_missing") : undefined}
              >
                {({ describedBy, isInvalid }) => (
                  <Input
                    id="count-shelf"
                    size="small"
                    maxLength={80}
                    aria-describedby={describedBy}
                    aria-invalid={isInvalid}
                    value={draft.label}
                    onChange={({ target }) => set({ label: target.value })}
                  />
                )}
              </Field>
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {t("stock_docs.stocktake.shelf_goods_hint")}
            </Text>
            <GoodsFinder point={point} box={box} onGoods={add} />
            <ul aria-label={t("stock_docs.stocktake.shelf_goods")} className="flex flex-col divide-y">
              {draft.goods.map(({ inventory_item_id, title, sku }) => (
                <li key={inventory_item_id} className="flex items-center justify-between py-1">
                  <span className="txt-compact-small">
                    {title} <span className="text-ui-fg-muted font-mono text-xs">{sku}</span>
                  </span>
                  <IconButton
                    size="small"
                    className="size-10 sm:size-7"
                    variant="transparent"
                    aria-label={t("stock_docs.remove_line", { title })}
                    onClick={() =>
                      set({
                        goods: draft.goods.filter((each) => each.inventory_item_id !== inventory_item_id),
                      })
                    }
                  >
                    <XMark />
                  </IconButton>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="flex items-center gap-x-3">
          <Switch
            id="count-blind"
            checked={draft.is_blind}
            aria-describedby="count-blind-note"
            onCheckedChange={(is_blind) => set({ is_blind })}
          />
          <div>
            <Label htmlFor="count-blind" size="small" weight="plus">
              {t("stock_docs.stocktake.blind")}
            </Label>
            <Text id="count-blind-note" size="xsmall" className="text-ui-fg-muted">
              {t("stock_docs.stocktake.blind_hint")}
            </Text>
          </div>
        </div>
      </Container>
      <ActBar note={failure && <span className="text-ui-fg-error">{failure}</span>}>
        <Button size="small" isLoading={act.isPending} onClick={() => void start()}>
          {t("stock_docs.stocktake.start")}
        </Button>
      </ActBar>
    </div>
  )
}
