/** Texts that made parsers slow, deep or forgetful, each a piece to be repeated. */
export const HOSTILE_PIECES: readonly string[] = [
  // Nesting
  ...[
    "* ",
    "> ",
    "1. ",
    "- ",
    "+ ",
    "> - ",
    "- > ",
    "1) * ",
    "- - - ",
    ">>",
    "  - a\n",
    "- a\n  - b\n",
  ],
  // Emphasis
  ...[
    "*a_",
    "*a **a ",
    "**a",
    "a**b",
    "***a",
    "_a",
    "__a",
    "*",
    "_",
    "*_",
    "a*",
    "~~a",
    "~~",
    "~a~",
  ],
  // Links, pictures, definitions
  ...[
    "[",
    "![",
    "[a](",
    "[a](b) ",
    "![a](b) ",
    "[a][b]",
    "[]()",
    "[](",
    "](",
    "[[a]](",
    "[a]: b\n",
  ],
  ...["[a]: <", "[a", "(", "[a](b(", '[a](b "', "[ ]: \n", "[^a]", "[^a]: b\n"],
  // Addresses
  ...[
    "<http://",
    "<a@",
    "http://",
    "http://a.",
    "https://a:b@",
    "www.",
    "a@b.",
    "a.b@c.d ",
    "@",
    "mailto:",
  ],
  // Code, tables, points, headings
  ...[
    "`",
    "` `` ",
    "``a`",
    "```\n",
    "~~~\n",
    "~~~ a\n",
    "| a | b |\n|---|---|\n",
    "|a",
    "| a |\n",
    "|-|\n",
  ],
  ...[
    "a\tb\n",
    "a\tb",
    "\ta\n",
    "    a\n",
    "- [ ] a\n",
    "# a\n",
    "#",
    "# ",
    "=\n",
    "a\n-\n",
    "* * *\n",
    "---\n",
  ],
  // HTML and signs
  ...[
    "<",
    "<a",
    "<a b=",
    "<!--",
    "<?",
    "<![CDATA[",
    "</",
    "&",
    "&lt;",
    "&#x",
    "\\",
    "\\*",
    "\\\n",
    "!",
  ],
  // Blanks and letters
  ...[
    "\n",
    "\n\n",
    " \n",
    "  ",
    "\t",
    "\r",
    "\u00a0",
    "a",
    "word ",
    "é",
    "中文",
    "😀",
    "\u200b",
    "\u0301",
    "0",
  ],
];

/** A piece again and again up to a length in characters, with a letter at the end that nothing closes. */
export function repeatPiece(piece: string, length: number): string {
  return `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}x`.toWellFormed();
}

/** Deep in one text and in one line, by shapes that repeating one piece does not make. */
export function hostileShapes(length: number): string[] {
  const half = Math.floor(length / 2);
  const stairs = Array.from(
    { length: Math.floor(Math.sqrt(length)) },
    (_, depth) => `${"  ".repeat(depth)}- a`,
  );
  return [
    `${"*a ".repeat(half / 3)}${"a* ".repeat(half / 3)}`,
    `${"[".repeat(half)}${"]".repeat(half)}`,
    `${"(".repeat(half)}${")".repeat(half)}`,
    `[a](${"(".repeat(half)}`,
    `#${" ".repeat(length - 2)}x`,
    `a${"\n".repeat(length - 2)}b`,
    `|${"a|".repeat(half / 2)}\n|${"-|".repeat(half / 2)}`,
    stairs.join("\n").slice(0, length),
  ];
}

/**
 * The milliseconds of processor time that work takes: the best of three runs, since a busy machine makes none
 * of them shorter; the first that is quick enough ends it.
 */
export function cpuMs(work: () => unknown, quickMs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > quickMs; run += 1) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}
