import type { EditionRow } from "@baixian/backend/contract"
import { ArrowDownTray } from "@medusajs/icons"
import { Button, clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { editionFile } from "../api/editions"
import { Hash } from "./hash"
import { formatFen } from "./money"
import { EditionStatus } from "./period-status"
import { editionAddress } from "./period-steps"
import { plainTable } from "./plain-table"
import { useWords } from "./use-words"

const { head, cell, number, link } = plainTable

type EditionsTableProps = {
  label: string
  editions: EditionRow[]
  /** Versions of several periods stand together: each row says its own. */
  hasPeriods?: boolean
}

/** Versions with who and when, why, and the file of those that were published. */
export function EditionsTable({ label, editions, hasPeriods = false }: EditionsTableProps) {
  const { t, unitName } = useWords()

  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className={plainTable.table}>
        <thead>
          <tr>
            {hasPeriods && (
              <th scope="col" className={head}>
                {t("lines.day")}
              </th>
            )}
            <th scope="col" className={head}>
              {t("editions.versions")}
            </th>
            <th scope="col" className={clx(head, "text-right")}>
              {t("unit.labelled", { label: t("periods.figure"), unit: unitName("yuan") })}
            </th>
            <th scope="col" className={head}>
              {t("editions.submitted")}
            </th>
            <th scope="col" className={head}>
              {t("editions.decided")}
            </th>
            <th scope="col" className={head}>
              {t("editions.explanation")}
            </th>
            <th scope="col" className={head}>
              {t("editions.file")}
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition) => (
            <EditionLine key={edition.id} edition={edition} hasPeriod={hasPeriods} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EditionLine({ edition, hasPeriod }: { edition: EditionRow; hasPeriod: boolean }) {
  const { t, instant } = useWords()
  const { id, period, version, status, decided_at, decided_by, file_hash } = edition
  const person = (who: string, at: string) => (
    <>
      <div>{who}</div>
      <div className="text-ui-fg-muted whitespace-nowrap tabular-nums">{instant(at)}</div>
    </>
  )

  return (
    <tr className={plainTable.row}>
      {hasPeriod && <td className={clx(cell, "whitespace-nowrap tabular-nums")}>{period}</td>}
      <td className={clx(cell, "whitespace-nowrap")}>
        <span className="flex items-center gap-x-2">
          <Link to={editionAddress(id)} className={clx(link, "font-medium")}>
            {t("editions.version", { version })}
          </Link>
          <EditionStatus status={status} />
        </span>
      </td>
      <td className={clx(cell, number)}>{formatFen(edition.net_fen, "yuan")}</td>
      <td className={cell}>{person(edition.submitted_by, edition.submitted_at)}</td>
      <td className={cell}>{decided_at && person(decided_by ?? "", decided_at)}</td>
      <td className={clx(cell, "min-w-[160px] max-w-[320px] break-words")}>
        <Explanation edition={edition} />
      </td>
      <td className={clx(cell, "whitespace-nowrap")}>
        {file_hash ? (
          <span className="flex flex-wrap items-center gap-x-3">
            <DownloadButton id={id} />
            <Hash hash={file_hash} />
          </span>
        ) : (
          <Link to={editionAddress(id)} className={link}>
            {t("editions.paper")}
          </Link>
        )}
      </td>
    </tr>
  )
}

/** Why there is another version, and why one was sent back. */
export function Explanation({ edition: { reason, status, decision } }: { edition: EditionRow }) {
  const { t } = useWords()

  return (
    <>
      {reason && <div>{t("editions.corrected_for", { reason })}</div>}
      {status === "returned" && decision && <div>{t("editions.returned_for", { reason: decision })}</div>}
    </>
  )
}

/** The published file; the browser fetches it itself. */
export function DownloadButton({ id }: { id: string }) {
  const { t } = useWords()

  return (
    <Button asChild size="small" variant="secondary">
      <a href={editionFile(id)} download>
        <ArrowDownTray />
        {t("editions.download")}
      </a>
    </Button>
  )
}
