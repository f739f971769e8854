/** The cells of text copied from a spreadsheet: at least two rows of at least two columns, as many in each. */
export function cellsOfTsv(text: string): string[][] | null {
  const rows = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  const columns = rows[0]?.length ?? 0;
  const isTable = rows.length > 1 && columns > 1 && rows.every((row) => row.length === columns);
  return isTable ? rows : null;
}

/** A Markdown table; the first row is its head. Rows may be of different length. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => {
    const cells = Array.from({ length: columns }, (_, at) => cellOf(row[at] ?? ""));
    return `| ${cells.join(" | ")} |`;
  });
  lines.splice(1, 0, `|${" --- |".repeat(columns)}`);
  return `${lines.join("\n")}\n`;
}

function cellOf(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}

/**
 * What a pasted address becomes: a link where words are selected, an image where it leads to a picture;
 * null when it is no single web address, or goes in as it is.
 */
export function linkOf(pasted: string, words: string): string | null {
  const text = pasted.trim();
  if (/\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!["http:", "https:"].includes(url.protocol)) return null;
  const address = text.replaceAll("(", "%28").replaceAll(")", "%29");
  const isPicture = /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(url.pathname);
  const label = words.replace(/([[\]\\])/g, "\\$1");
  if (isPicture) return `![${label || nameOf(url)}](${address})`;
  return words.trim() && !words.includes("\n") ? `[${label}](${address})` : null;
}

/** The name of the file, as a first description that its author may better. */
function nameOf(url: URL): string {
  const file = url.pathname.split("/").at(-1) ?? "";
  return (
    file
      .replace(/\.\w+$/, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim() || "Image"
  );
}
