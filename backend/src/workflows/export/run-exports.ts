import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { ACCESS_MODULE } from "../../modules/access"
import { isSameGrant } from "../../modules/access/roles"
import type AccessModuleService from "../../modules/access/service"
import { REPORT_EXPORT_MODULE } from "../../modules/report-export"
import type ReportExportModuleService from "../../modules/report-export/service"
import { type ClaimedExport, ExportTaken } from "../../modules/report-export/service"
import { ledgerFile, ledgerQuery } from "../../reports/files/ledger-file"
import type { ReportFile } from "../../reports/files/report-file"
import type { SheetRow } from "../../reports/files/sheet"
import { type Scope, scopeOfGrants } from "../../reports/scope"
import { businessDay } from "../../values/business-day"
import { writeCsv } from "../../reports/files/write-csv"
import { writeXlsx } from "../../reports/files/write-xlsx"

/** A runner says that it lives and how far it is at least this often, also while the database sorts and nothing is written. */
const ALIVE_EVERY_MS = 1_000

// A workbook takes a whole core: a process that made several at once would answer nobody meanwhile.
let running: Promise<void> | null = null
let following: Promise<void> | null = null

/**
 * Works at exports until none waits, one at a time. Several processes may: each takes another one. Called while this one is
 * at work, it looks once more afterwards.
 */
export async function runExports(container: MedusaContainer): Promise<void> {
  if (!running) {
    running = workThrough(container).finally(() => {
      running = null
    })
    return await running
  }
  // Whoever began it hears of its failure; who comes after it only waits for its turn.
  const over = running.then(
    () => undefined,
    () => undefined
  )
  following ??= over.then(async () => {
    following = null
    await runExports(container)
  })
  return await following
}

async function workThrough(container: MedusaContainer): Promise<void> {
  const exports = container.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
  for (let claimed = await exports.claim(); claimed; claimed = await exports.claim()) {
    await runExport(container, claimed)
  }
  await exports.forgetOld()
}

async function runExport(container: MedusaContainer, claimed: ClaimedExport): Promise<void> {
  const exports = container.resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const db = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const progress = { rows_done: 0, rows_total: null as number | null }
  let isTaken = false
  const alive = setInterval(() => {
    exports.tellProgress(claimed, progress).catch((error: unknown) => {
      if (error instanceof ExportTaken) isTaken = true
      else logger.warn(`The export ${claimed.id} could not say that it lives: ${String(error)}`)
    })
  }, ALIVE_EVERY_MS)
  const counted = async function* (
    rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  ): AsyncGenerator<SheetRow> {
    for await (const row of rows) {
      if (isTaken) throw new ExportTaken(claimed.id)
      progress.rows_done += 1
      yield row
    }
  }
  try {
    const taken = { by: claimed.asked_by_name, at: new Date() }
    const query = ledgerQuery(claimed.query)
    const scope = await scopeStillHeld(container, claimed, taken.at)
    if (scope === null) {
      await exports.fail(claimed, "no_access")
      return
    }
    const name = await db.transaction(
      async (tx: Knex) => {
        const { file, total } = await ledgerFile(container, tx, { query, scope }, taken)
        progress.rows_total = total
        await exports.tellProgress(claimed, progress)
        const out = exports.partWriter(claimed, () => progress)
        const followed: ReportFile = {
          ...file,
          flat: { ...file.flat, rows: counted(file.flat.rows) },
          sheets: file.sheets.map((sheet) => ({ ...sheet, rows: counted(sheet.rows) })),
        }
        if (claimed.format === "csv") await writeCsv(out, followed.flat)
        else await writeXlsx(out, { sheets: followed.sheets, creator: taken.by, created: taken.at })
        return `${file.name}.${claimed.format}`
      },
      { isolationLevel: "repeatable read", readOnly: true }
    )
    if (await exports.finish(claimed, { file_name: name, rows_done: progress.rows_done })) {
      await notify(container, claimed, name)
    }
  } catch (error) {
    // Where it was cancelled, or another runner has it, this changes nothing.
    await exports.fail(claimed, "fault")
    logger.error(
      `The export ${claimed.id} stopped: ${error instanceof Error ? error.message : String(error)}`
    )
  } finally {
    clearInterval(alive)
  }
}

/** What the file may hold; null when its asker has lost a role that it was asked with. */
async function scopeStillHeld(
  container: MedusaContainer,
  { asked_by, grants }: ClaimedExport,
  now: Date
): Promise<Scope | null> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const held = (await access.holderOf(asked_by, now))?.grants ?? []
  const kept = held.filter((grant) => grants.some((frozen) => isSameGrant(grant, frozen)))
  if (kept.length < grants.length) return null
  return await scopeOfGrants(
    container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
    kept,
    businessDay(now)
  )
}

/** The bell of the dashboard, with a link to the file. */
async function notify(
  container: MedusaContainer,
  { id, asked_by }: ClaimedExport,
  name: string
): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: asked_by,
    receiver_id: asked_by,
    channel: "feed",
    template: "admin-ui",
    data: {
      title: "导出完成",
      description: name,
      file: { filename: name, url: `/admin/exports/${id}/file`, mimeType: "application/octet-stream" },
    },
  })
}
