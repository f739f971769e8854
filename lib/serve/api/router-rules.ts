/** A table's keys are a method and an address: `GET /incidents/{number}`. */
export type RouteTable<H> = Readonly<Record<string, H>>;

/** What stands at an address: its handlers by method, and what the address filled in. */
export type Found<H> = {
  readonly methods: ReadonlyMap<string, H>;
  readonly params: Readonly<Record<string, string>>;
};

type Node<H> = {
  readonly literal: Map<string, Node<H>>;
  param: { readonly name: string; readonly node: Node<H> } | null;
  readonly methods: Map<string, H>;
};

/**
 * Makes a look-up of a table of addresses. A part that is named wins over one that is filled in, so that
 * `/incidents/similar` is not incident «similar».
 * @throws Error for two addresses that cannot be told apart
 */
export function makeRouter<H>(table: RouteTable<H>): (pathname: string) => Found<H> | null {
  const root = emptyNode<H>();
  for (const [key, handler] of Object.entries(table)) {
    const [method = "", address = ""] = key.split(" ");
    const node = partsOf(address).reduce((at, part) => below(at, part, key), root);
    node.methods.set(method, handler);
  }
  return (pathname) => {
    const parts = decodedParts(pathname);
    return parts && find(root, parts, {});
  };
}

function emptyNode<H>(): Node<H> {
  return { literal: new Map(), param: null, methods: new Map() };
}

function below<H>(at: Node<H>, part: string, key: string): Node<H> {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (name === undefined) {
    const next = at.literal.get(part) ?? emptyNode<H>();
    at.literal.set(part, next);
    return next;
  }
  at.param ??= { name, node: emptyNode() };
  if (at.param.name !== name)
    throw new Error(`${key} calls a part ${name} that others name otherwise.`);
  return at.param.node;
}

/** Null for an address that cannot be read; an empty part matches nothing that is filled in. */
function decodedParts(pathname: string): string[] | null {
  try {
    return partsOf(pathname).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function partsOf(address: string): string[] {
  return address.split("/").slice(1);
}

function find<H>(
  at: Node<H>,
  [part, ...rest]: readonly string[],
  params: Readonly<Record<string, string>>,
): Found<H> | null {
  if (part === undefined) return at.methods.size > 0 ? { methods: at.methods, params } : null;
  const named = at.literal.get(part);
  const found = named ? find(named, rest, params) : null;
  if (found || at.param === null || part === "") return found;
  return find(at.param.node, rest, { ...params, [at.param.name]: part });
}
