/** What a mail says, before it is text or HTML. Addresses are whole. */
export type Letter = {
  readonly title: string;
  readonly parts: readonly LetterPart[];
  /** Why it came and how to stop it. */
  readonly footer: readonly LetterLine[];
};
export type LetterPart = {
  readonly heading: LetterLine | null;
  readonly lines: readonly LetterLine[];
};
export type LetterLine = {
  readonly text: string;
  readonly note?: string;
  readonly link?: string;
};

/** A letter as plain text: readable anywhere, with every address spelt out. */
export function letterText({ parts, footer }: Letter): string {
  const blocks = parts.map(({ heading, lines }) =>
    [...(heading ? [plain(heading)] : []), ...lines.map((line) => `- ${plain(line)}`)].join("\n"),
  );
  return `${[...blocks, `-- \n${footer.map(plain).join("\n")}`].join("\n\n")}\n`;
}

/** A letter as a small page: no picture, no script, nothing that is fetched; light and dark. */
export function letterHtml({ title, parts, footer }: Letter): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body style="margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<main style="max-width:36rem;margin:0 auto">
${parts.map(part).join("\n")}
<footer class="soft" style="margin-top:32px;padding-top:12px;border-top:1px solid;font-size:14px">
${footer.map((line) => `<p style="margin:0 0 4px">${inline(line)}</p>`).join("\n")}
</footer>
</main>
</body>
</html>
`;
}

/** Only what cannot be said on an element; mail programs that drop it fall back to black on white. */
const STYLE = `
:root{color-scheme:light dark}
body{background:#fff;color:#1b1d22}
a{color:#2450c0}
.soft{color:#5b606b;border-color:#dcdee3}
@media (prefers-color-scheme:dark){
body{background:#16181d;color:#e8eaee}
a{color:#9db7ff}
.soft{color:#a5abb8;border-color:#363b46}
}`;

function part({ heading, lines }: LetterPart): string {
  const top = heading
    ? `<h1 style="margin:24px 0 8px;font-size:18px;line-height:1.35">${inline(heading)}</h1>\n`
    : "";
  const items = lines.map((line) => `<li style="margin:0 0 8px">${inline(line)}</li>`);
  return `${top}<ul style="margin:0;padding:0 0 0 20px">\n${items.join("\n")}\n</ul>`;
}

function inline({ text, note, link }: LetterLine): string {
  const words = link ? `<a href="${safe(link)}">${safe(text)}</a>` : safe(text);
  return note ? `${words} <span class="soft">${safe(note)}</span>` : words;
}

function plain({ text, note, link }: LetterLine): string {
  const words = oneLine(note ? `${text} (${note})` : text);
  return link ? `${words}\n  ${link}` : words;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function safe(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
