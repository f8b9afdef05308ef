import { XMark } from "@medusajs/icons"
import { Badge, Checkbox, clx, Container, IconButton, Input, Label } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Field } from "../../../ui/product-origin/field"
import { FaultLines } from "../../../ui/stock/fault-lines"
import { PickOne } from "../../../ui/stock/pick-one"
import { PhotoField } from "../../../ui/stock/photo-field"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useWords, type Words } from "../../../ui/use-words"
import {
  asksDecision,
  BANDS,
  degreesOf,
  isOutOfBand,
  PROOF_KINDS,
  REJECT_REASONS,
  SHORTAGE_REASONS,
  shortOf,
  type ReceiptFormLine,
} from "./receipt-draft"

type ReceiptLineCardProps = {
  at: number
  point: string
  line: ReceiptFormLine
  /** By input, as the server names them. */
  faults: Record<string, string>
  onChange: (part: Partial<ReceiptFormLine>) => void
  onRemove: () => void
  onDone: () => void
  onCode: (code: string) => void
}

/** One kind of goods of a delivery. What needs an explanation asks for it only when there is something to explain. */
export function ReceiptLineCard(props: ReceiptLineCardProps) {
  const { at, point, line, faults, onChange, onRemove } = props
  const { t } = useWords()
  const short = shortOf(line)
  const band = BANDS[line.zone]
  const isProofAsked = line.asks_proof || line.needs_proof === true
  const said = (names: readonly SaidBelow[]) =>
    names.map((name) => ({
      id: `line-${at}-${name === "proof_kind" ? "proof-kind" : name}`,
      label: t(`stock_docs.receipt.${name}`),
      fault: faults[name],
    }))

  return (
    <li>
      <Container
        className={clx(
          "flex flex-col gap-y-3 px-4 py-3 sm:px-6",
          hasFaults(faults) && "ring-ui-border-error ring-1"
        )}
      >
        <div className="flex items-start justify-between gap-x-3">
          <div className="min-w-0">
            <p className="txt-compact-medium-plus">
              {at + 1}. {line.title}
            </p>
            <p className="txt-compact-xsmall text-ui-fg-muted font-mono">{line.sku}</p>
          </div>
          <span className="flex items-center gap-x-2">
            {band && (
              <Badge size="2xsmall" color="blue">
                {t(`stock_docs.zones.${line.zone}`)}
              </Badge>
            )}
            <IconButton
              size="small"
              className="size-10 sm:size-7"
              variant="transparent"
              aria-label={t("stock_docs.remove_line", { title: line.title })}
              onClick={onRemove}
            >
              <XMark />
            </IconButton>
          </span>
        </div>
        {faults.inventory_item_id && (
          <p role="alert" className="txt-small text-ui-fg-error">
            {faults.inventory_item_id}
          </p>
        )}
        <div className="grid grid-cols-3 gap-3 sm:grid-cols-6">
          {(["expected", "received", "rejected"] as const).map((name) => (
            <Pieces key={name} {...props} name={name} />
          ))}
          {short > 0 && (
            <Wide>
              <Field
                id={`line-${at}-shortage`}
                label={t("stock_docs.receipt.short", { short })}
                fault={faults.shortage_reason}
              >
                {({ describedBy, isInvalid }) => (
                  <PickOne
                    id={`line-${at}-shortage`}
                    empty={t("stock_docs.choose_reason")}
                    describedBy={describedBy}
                    isInvalid={isInvalid}
                    value={line.shortage_reason}
                    options={SHORTAGE_REASONS.map((value) => ({
                      value,
                      label: t(`stock_docs.receipt.shortage_reasons.${value}`),
                    }))}
                    onChange={(shortage_reason) => onChange({ shortage_reason })}
                  />
                )}
              </Field>
            </Wide>
          )}
          {(line.rejected ?? 0) > 0 && (
            <Wide>
              <Field
                id={`line-${at}-reject`}
                label={t("stock_docs.receipt.reject_reason")}
                fault={faults.reject_reason}
              >
                {({ describedBy, isInvalid }) => (
                  <PickOne
                    id={`line-${at}-reject`}
                    empty={t("stock_docs.choose_reason")}
                    describedBy={describedBy}
                    isInvalid={isInvalid}
                    value={line.reject_reason}
                    options={REJECT_REASONS.map((value) => ({
                      value,
                      label: t(`stock_docs.receipt.reject_reasons.${value}`),
                    }))}
                    onChange={(reject_reason) => onChange({ reject_reason })}
                  />
                )}
              </Field>
            </Wide>
          )}
        </div>
        <FaultLines inputs={said(["expected", "received", "rejected"])} />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
          <TextField {...props} name="lot_code" />
          <TextField {...props} name="production_date" type="date" />
          <TextField {...props} name="expiry_date" type="date" hint={t("stock_docs.receipt.expiry_hint")} />
          {band && <Temperature {...props} />}
          {isProofAsked && (
            <>
              <Field
                id={`line-${at}-proof-kind`}
                label={t("stock_docs.receipt.proof_kind")}
                fault={faults.proof_kind}
                isSaidBelow
              >
                {({ describedBy, isInvalid }) => (
                  <PickOne
                    id={`line-${at}-proof-kind`}
                    empty={t("stock_docs.choose")}
                    describedBy={describedBy}
                    isInvalid={isInvalid}
                    value={line.proof_kind}
                    options={PROOF_KINDS.map((value) => ({
                      value,
                      label: t(`stock_docs.receipt.proof_kinds.${value}`),
                    }))}
                    onChange={(proof_kind) => onChange({ proof_kind })}
                  />
                )}
              </Field>
              <TextField {...props} name="proof_number" />
            </>
          )}
          <div className="flex min-h-10 items-center gap-x-2 self-end sm:min-h-8">
            <Checkbox
              id={`line-${at}-needs-proof`}
              checked={isProofAsked}
              disabled={line.asks_proof}
              onCheckedChange={(checked) => onChange({ needs_proof: checked === true })}
            />
            <Label size="small" className="flex-1 py-2" htmlFor={`line-${at}-needs-proof`}>
              {t("stock_docs.receipt.needs_proof")}
            </Label>
          </div>
        </div>
        <FaultLines
          inputs={[
            ...said(["lot_code", "production_date", "expiry_date"]),
            {
              id: `line-${at}-temperature`,
              label: t("stock_docs.receipt.temperature"),
              fault: temperatureFault(props, t),
            },
            ...(isProofAsked ? said(["proof_kind", "proof_number"]) : []),
          ]}
        />
        <PhotoField
          id={`line-${at}-photos`}
          title={line.title}
          point={point}
          ids={line.photo_file_ids}
          fault={faults.photo_file_ids}
          onChange={(photo_file_ids) => onChange({ photo_file_ids })}
        />
        {asksDecision(line) && (
          <Field
            id={`line-${at}-decision`}
            label={t("stock_docs.receipt.decision")}
            hint={t("stock_docs.receipt.decision_hint")}
            fault={faults.temperature_decision}
          >
            {({ describedBy, isInvalid }) => (
              <Input
                id={`line-${at}-decision`}
                size="small"
                className="h-10 sm:h-8"
                maxLength={500}
                aria-describedby={describedBy}
                aria-invalid={isInvalid}
                value={line.temperature_decision ?? ""}
                onChange={({ target }) => onChange({ temperature_decision: target.value || null })}
              />
            )}
          </Field>
        )}
      </Container>
    </li>
  )
}

type SaidBelow =
  | "expected"
  | "received"
  | "rejected"
  | "lot_code"
  | "production_date"
  | "expiry_date"
  | "proof_kind"
  | "proof_number"

const hasFaults = (faults: Record<string, string>): boolean => Object.keys(faults).length > 0

const Wide = ({ children }: { children: ReactNode }) => <div className="col-span-3">{children}</div>

function Pieces({
  at,
  line,
  faults,
  name,
  onChange,
  onDone,
  onCode,
}: ReceiptLineCardProps & { name: "expected" | "received" | "rejected" }) {
  const { t } = useWords()
  const id = `line-${at}-${name}`

  return (
    <Field id={id} label={t(`stock_docs.receipt.${name}`)} fault={faults[name]} isSaidBelow>
      {({ describedBy, isInvalid }) => (
        <QuantityField
          id={id}
          label={`${line.title} ${t(`stock_docs.receipt.${name}`)}`}
          of={name === "received" ? line.inventory_item_id : undefined}
          value={line[name]}
          describedBy={describedBy}
          isInvalid={isInvalid}
          onChange={(value) => onChange({ [name]: value })}
          onDone={onDone}
          onCode={onCode}
        />
      )}
    </Field>
  )
}

function TextField({
  at,
  line,
  faults,
  name,
  type = "text",
  hint,
  onChange,
}: ReceiptLineCardProps & {
  name: "lot_code" | "production_date" | "expiry_date" | "proof_number"
  type?: "text" | "date"
  hint?: string
}) {
  const { t } = useWords()
  const id = `line-${at}-${name}`

  return (
    <Field id={id} label={t(`stock_docs.receipt.${name}`)} fault={faults[name]} hint={hint} isSaidBelow>
      {({ describedBy, isInvalid }) => (
        <Input
          id={id}
          size="small"
          className="h-10 sm:h-8"
          type={type}
          maxLength={type === "text" ? 80 : undefined}
          autoComplete="off"
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          value={line[name] ?? ""}
          onChange={({ target }) => onChange({ [name]: target.value || null })}
        />
      )}
    </Field>
  )
}

/** What the server said of the temperature, else what can be seen of it here. */
function temperatureFault(
  { line, faults }: Pick<ReceiptLineCardProps, "line" | "faults">,
  t: Words["t"]
): string | undefined {
  if (faults.temperature) return faults.temperature
  if (line.temperature.trim() !== "" && degreesOf(line.temperature) === null)
    return t("stock_docs.receipt.temperature_unreadable")
  return isOutOfBand(line)
    ? t("stock_docs.receipt.out_of_band", { band: t(`stock_docs.bands.${line.zone}`) })
    : undefined
}

function Temperature(props: ReceiptLineCardProps) {
  const { at, line, onChange } = props
  const { t } = useWords()
  const id = `line-${at}-temperature`

  return (
    <Field
      id={id}
      label={t("stock_docs.receipt.temperature")}
      hint={t(`stock_docs.bands.${line.zone}`)}
      fault={temperatureFault(props, t)}
      isSaidBelow
    >
      {({ describedBy, isInvalid }) => (
        <Input
          id={id}
          size="small"
          className="h-10 sm:h-8"
          inputMode="text"
          maxLength={6}
          autoComplete="off"
          placeholder="℃"
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          value={line.temperature}
          onChange={({ target }) => onChange({ temperature: target.value })}
        />
      )}
    </Field>
  )
}
