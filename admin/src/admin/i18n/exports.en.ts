import type exports from "./exports.zh-cn"
import type { Words } from "./words"

const en: Words<typeof exports> = {
  exports: {
    title: "Exports",
    hint: "Files made in the background. They go on when you leave the page or close the browser; only you see and fetch them.",
    open: "Exports",
    running: "{{running}} being made",
    background: "Excel in the background (long files)",
    background_hint: "Go on with other work; you are told when it is there",
    background_suggested: "{{rows}} rows: the better way for so many",
    started: "Being made in the background",
    started_hint: "You are told here when it is done; “Exports” shows how far it is at any time.",
    see_progress: "See progress",
    not_started: "It was not begun",
    done: "The file is there",
    failed: "The file was not made",
    empty: "No files made in the background yet.",
    empty_hint: "Choose “in the background” under Export in the ledger: nobody has to wait for a long file.",
    more: "The newest {{shown}} of {{total}}.",
    name: "Ledger · {{days}}",
    all_days: "all days",
    late_for: "late lines of {{month}}",
    document: "document {{document}}",
    asked_at: "asked {{at}}",
    format: { xlsx: "Excel / WPS workbook", csv: "CSV" },
    status: {
      waiting: "Waiting",
      running: "Being made",
      done: "Done",
      failed: "Failed",
      cancelled: "Cancelled",
    },
    progress: "{{done}} / {{total}} rows",
    progress_label: "{{name}}, progress",
    queued: "Another file is being made; this one begins by itself after it.",
    counting: "Getting ready; rows follow in a moment…",
    rows: "{{rows}} rows, {{size}}",
    kept: "Kept until {{at}} (Beijing time), then removed",
    download: "Download",
    download_name: "Download {{name}}",
    cancel: "Cancel",
    cancel_name: "Cancel {{name}}",
    again: "Make it again",
    again_name: "Make {{name}} again",
    failures: {
      no_access: "Your role was changed before it was made. Ask for it again with the role you have now.",
      interrupted: "The server was restarted several times while it was made. Make it again.",
      fault:
        "The server failed while making it. Make it again; if it fails again, tell the platform administrator the time.",
    },
    cancelled_hint: "Stopped as you asked; no file was kept.",
    not_cancelled: "It was not cancelled",
  },
}

export default en
