// A block of cells as spreadsheets copy it: tabs between cells, line breaks between rows, quotes around what holds either.
function parsedBlock(text) {
  const rows = [[]];
  let cell = "", quoted = false, begun = false;
  const put = () => { rows[rows.length - 1].push(cell); cell = ""; begun = false; };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (sign === '"' && !begun && closes(text, at)) { quoted = begun = true; }
    else if (sign === "\t") put();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      put();
      rows.push([]);
    } else { cell += sign; begun = true; }
  }
  put();
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows;
}

function closes(text, start) {  // a quote that opens a cell is closed before a tab, a line break or the end
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') { at += 1; continue; }
    return at + 1 === text.length || "\t\r\n".includes(text[at + 1]);
  }
  return false;
}

function writtenBlock(rows) {
  const cell = (text) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
