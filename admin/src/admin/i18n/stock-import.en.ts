import type { Words } from "./words"
import type zhCN from "./stock-import.zh-cn"

const en: Words<typeof zhCN> = {
  stock_import: {
    open: "Import from a sheet",
    titles: {
      receipt: "Import from a sheet: delivery",
      transfer: "Import from a sheet: request",
      write_off: "Import from a sheet: write-off",
      safety_stock: "Import from a sheet: safety stock",
      counts: "Import from a sheet: counted pieces",
    },
    hints: {
      receipt:
        "Name the columns in the first row: SKU (or barcode), expected, received, rejected, lot; the sheet to fill in has the names of all. Without names the first column is the SKU and the second what was received.",
      transfer:
        "Name the columns in the first row: SKU (or barcode), quantity. Without names the first column is the SKU and the second the quantity. Leave the quantity blank where you want none.",
      write_off:
        "Name the columns in the first row: SKU (or barcode), quantity. Without names the first column is the SKU and the second the quantity. Reasons and photos are added afterwards.",
      safety_stock:
        "Name the columns in the first row: SKU (or barcode), quantity. Without names the first column is the SKU and the second the quantity. Leave it blank where nothing changes.",
      counts:
        "Name the columns in the first row: SKU (or barcode), quantity. Without names the first column is the SKU and the second the count. Blank is not counted; 0 is counted and none there.",
    },
    quantities: {
      receipt: "Quantity",
      transfer: "Requested",
      write_off: "Written off",
      safety_stock: "Safety stock",
      counts: "Counted",
    },
    paste: "Paste here",
    paste_hint:
      "Select the cells in WPS or Excel, copy them and paste them here. Next time you can press Ctrl+V on the document's page without opening this.",
    file: "Choose an .xlsx file",
    file_named: "File: {{name}}",
    sheet: "Download a sheet to fill in",
    check: "Check",
    checking: "Checking…",
    found: "{{lines}} rows can be added.",
    found_and_faults: "{{lines}} rows can be added, {{cells}} cells are wrong.",
    found_nothing:
      "No row with a quantity was found. Check that codes and quantities are among the cells you copied from the sheet.",
    rows: "Rows that can be added",
    row_number: "Row",
    row: "Row {{row}}: {{why}}",
    wrong_cells: "These cells are wrong:",
    wrong_pasted_cells: "These cells are wrong (counted from the top left of what was pasted, which is A1):",
    cell: "Cell",
    fault: "What to change",
    faults: "Cells that are wrong",
    more_faults: "{{cells}} more are not listed; copy to see all.",
    copy_faults: "Copy this list",
    let_go: "Got it, hide this",
    here: "{{lines}} of the rows are of goods that are filled in already:",
    is_here: "Filled in",
    way: "Goods that are filled in already",
    ways: { replace: "The sheet's number holds", add: "Add to what is filled in" },
    take: "Add {{lines}} rows",
    taken: "{{lines}} rows were added.",
    left: "{{cells}} cells of the sheet were not added. Put them right in the sheet and import it again, or fill them in on this page:",
    too_large:
      "The file or text is too large (a file may have 1.5 MB). Remove pictures and rows that are not needed, or import it in parts.",
    too_many: "A document has at most 500 lines; {{room}} more can be added. Make several documents of it.",
    unreadable:
      "This file cannot be read; it may have been moved, or another program holds it. Choose it again.",
    not_here: "{{title}} is not among this place's goods and has no safety stock to change.",
    not_in_count: "{{title}} is not part of this count.",
  },
}

export default en
