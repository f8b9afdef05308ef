/** 从表格导入. */
export default {
  stock_import: {
    open: "从表格导入",
    titles: {
      receipt: "从表格导入：到货",
      transfer: "从表格导入：要货",
      write_off: "从表格导入：报损",
      safety_stock: "从表格导入：安全库存",
      counts: "从表格导入：实盘数",
    },
    hints: {
      receipt:
        "第一行写列名：编码（或条码）、应收、实收、拒收、批号、生产日期、到期日、凭证编号，用到哪列写哪列。没有列名时，第一列是编码，第二列是实收。",
      transfer:
        "第一行写列名：编码（或条码）、数量。没有列名时，第一列是编码，第二列是数量。不要的商品数量留空。",
      write_off:
        "第一行写列名：编码（或条码）、数量。没有列名时，第一列是编码，第二列是数量。原因和照片加入后再补。",
      safety_stock:
        "第一行写列名：编码（或条码）、安全库存。没有列名时，第一列是编码，第二列是数量。不改的商品数量留空。",
      counts:
        "第一行写列名：编码（或条码）、实盘。没有列名时，第一列是编码，第二列是实盘。没有盘的留空，盘了没有货的填 0。",
    },
    quantities: {
      receipt: "数量",
      transfer: "申请",
      write_off: "报损",
      safety_stock: "安全库存",
      counts: "实盘",
    },
    paste: "粘贴到这里",
    paste_hint:
      "在 WPS 或 Excel 里选中单元格并复制，再到这里粘贴。下次也可以不打开本窗口，直接在单据页面上按 Ctrl+V。",
    file: "选择 .xlsx 文件",
    file_named: "文件：{{name}}",
    sheet: "下载填写用的表格",
    check: "核对",
    checking: "正在核对…",
    found: "{{lines}} 行可以加入。",
    found_and_faults: "{{lines}} 行可以加入，{{cells}} 处要改。",
    found_nothing: "没有读到填了数量的行。请确认复制的单元格里有编码和数量。",
    rows: "可以加入的行",
    row_number: "行",
    row: "第 {{row}} 行：{{why}}",
    wrong_cells: "下面的单元格要改：",
    wrong_pasted_cells: "下面的单元格要改（从粘贴的左上角数起，左上角是 A1）：",
    cell: "单元格",
    fault: "要改什么",
    faults: "要改的单元格",
    more_faults: "还有 {{cells}} 处没有列出，复制后可以看全。",
    copy_faults: "复制这些问题",
    let_go: "知道了，收起",
    here: "其中 {{lines}} 行的商品已经填过：",
    is_here: "已填过",
    way: "已经填过的商品",
    ways: { replace: "以表格为准", add: "加到已填的数上" },
    take: "加入 {{lines}} 行",
    taken: "已加入 {{lines}} 行。",
    left: "表格里还有 {{cells}} 处没有加入，请在表格里改好再导入，或直接在本页补上：",
    too_large: "文件或内容太大（文件最大 1.5 MB）。请删去图片和用不到的行，或分几次导入。",
    too_many: "一张单据最多 500 行，还能加 {{room}} 行。请分成几张单据。",
    unreadable: "这个文件读不出来，可能已被移走，或正被别的程序占用。请重新选择。",
    not_here: "“{{title}}”不在本点的商品里，没有安全库存可改。",
    not_in_count: "“{{title}}”不在这次盘点里。",
  },
}
