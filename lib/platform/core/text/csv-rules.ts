/** What a spreadsheet would run as a formula. */
const FORMULA = /^[\s]*[=+\-@]|^[\t\r\n]/;

/** A table as CSV (RFC 4180): every cell quoted, and text that a spreadsheet would run made plain. */
export function csvTable(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
