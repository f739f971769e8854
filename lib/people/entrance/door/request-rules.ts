/** A request that is refused before anything else sees it, with what is wrong and what to do. */
export type Refusal = {
  readonly status: 400 | 404 | 405 | 413 | 414 | 429 | 431;
  readonly detail: string;
  readonly allow?: readonly string[];
  /** In seconds. */
  readonly retryAfter?: number | undefined;
};

type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Pages that Next shows by itself when another one fails; asked for by name they are none. */
const NOT_PAGES = /^\/(_global-error|_not-found|_error|404|500)([/.]|$)/;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
/** Longer than any address of ours with a full search in it. */
const URL_LIMIT = 8_000;
/** As much as Next reads of it; what it cannot read it would call a fault of its own. */
const TREE_LIMIT = 40_000;
/** A page in a folder in a folder; nobody's is a hundred deep. */
const TREE_DEPTH = 64;

/** What is wrong with a request's first line and headers, where Next itself would fail on it. */
export function refuseRequest({ method, url, headers }: Asked): Refusal | null {
  if (!(METHODS as readonly string[]).includes(method)) {
    const detail = `Nothing here answers to ${/^[A-Z-]{1,20}$/.test(method) ? method : "this method"}.`;
    return { status: 405, detail, allow: METHODS };
  }
  if (url.length > URL_LIMIT) {
    return { status: 414, detail: "The address is longer than 8,000 characters: shorten it." };
  }
  if (!isReadablePath(url)) {
    return { status: 400, detail: "The address cannot be read: check its percent signs." };
  }
  if (NOT_PAGES.test(url.split("?")[0] ?? "")) {
    return { status: 404, detail: "This address was not found." };
  }
  const tree = headers["next-router-state-tree"];
  if (tree !== undefined && !isReadableTree(tree)) {
    return { status: 400, detail: "The header Next-Router-State-Tree cannot be read." };
  }
  return null;
}

/** A path from the root that decodes to storable text. */
function isReadablePath(url: string): boolean {
  if (!url.startsWith("/")) return false;
  const [path = ""] = url.split(/[?#]/);
  try {
    return !decodeURIComponent(path).includes("\u0000");
  } catch {
    return false;
  }
}

/** Next's own form: [segment, { slot: tree }, …]. */
function isReadableTree(header: string | string[]): boolean {
  if (typeof header !== "string" || header.length > TREE_LIMIT) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

function isTree(tree: unknown, depth: number): boolean {
  if (!Array.isArray(tree) || depth > TREE_DEPTH) return false;
  const [segment, slots] = tree;
  const isSegment =
    typeof segment === "string" ||
    (Array.isArray(segment) && segment.slice(0, 3).every((part) => typeof part === "string"));
  if (!isSegment || typeof slots !== "object" || slots === null || Array.isArray(slots))
    return false;
  return Object.values(slots).every((slot) => isTree(slot, depth + 1));
}
