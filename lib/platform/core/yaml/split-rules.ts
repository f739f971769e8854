/** One document of a YAML file, with the line of the file that it begins on. */
export type YamlPart = {
  readonly document: number;
  readonly firstLine: number;
  readonly text: string;
};

/**
 * The documents of a YAML file. A line that begins with `---` begins one wherever it stands, by YAML's own rule;
 * empty ones are left out and not counted.
 */
export function splitDocuments(text: string): YamlPart[] {
  const parts: YamlPart[] = [];
  let firstLine = 1;
  let lines: string[] = [];
  const end = (nextLine: number) => {
    const own = lines.join("\n");
    if (/^[ \t]*[^\s#]/m.test(own))
      parts.push({ document: parts.length + 1, firstLine, text: own });
    firstLine = nextLine;
    lines = [];
  };
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n/)
    .entries()) {
    if (/^---(?:\s|$)/.test(line)) {
      end(index + 1);
      // What follows on the marker's own line belongs to the document.
      lines.push(line.slice(3));
    } else if (/^\.\.\.(?:\s|$)/.test(line)) {
      end(index + 2);
    } else lines.push(line);
  }
  end(0);
  return parts;
}
