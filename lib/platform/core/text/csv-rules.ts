/** What a spreadsheet would run as a formula. */
const FORMULA = /^[\s]*[=+\-@]|^[\t\r\n]/;

/** A row of CSV (RFC 4180): every cell quoted, and text that a spreadsheet would run made plain. */
export function csvRow(row: readonly (string | number | null)[]): string {
  return `${row.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
