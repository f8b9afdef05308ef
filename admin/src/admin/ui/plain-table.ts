/** The looks of a table that is read row by row: one head, lines between rows. */
export const plainTable = {
  table: "txt-compact-small w-full border-separate border-spacing-0",
  head: "bg-ui-bg-subtle text-ui-fg-subtle h-9 whitespace-nowrap border-b px-3 text-left font-medium first:pl-6 last:pr-6",
  cell: "border-b px-3 py-2 align-top first:pl-6 last:pr-6",
  number: "text-right tabular-nums whitespace-nowrap",
  row: "hover:bg-ui-bg-base-hover",
  link: "text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none",
} as const
