import { type Node, type Say, textOf, under } from "./node-rules";

/** What a file's documents describe, to be found by kind and name. */
export type Objects = {
  readonly find: (kind: string, name: string) => Node | undefined;
  /** Who is asked the queries that name no source. */
  readonly dataSource: string;
};

/** Gathers the documents of a file. Two of one kind and name stop the import. */
export function gatherObjects(documents: readonly Node[], dataSource: string, say: Say): Objects {
  const byName = new Map<string, Node>();
  for (const document of documents) {
    const [kind, name] = [
      textOf(under(document, "kind")),
      textOf(under(document, "metadata", "name")),
    ];
    if (kind === undefined || name === undefined) continue;
    const key = keyOf(kind, name);
    const first = byName.get(key);
    if (!first) byName.set(key, document);
    else {
      const line = first.read.lineOf("metadata", "name");
      const at = under(document, "metadata", "name");
      say.stop(
        at,
        `The ${kind.slice(0, 50)} “${name.slice(0, 100)}” is described twice: in line ${line}, too.`,
      );
    }
  }
  return { find: (kind, name) => byName.get(keyOf(kind, name)), dataSource };
}

function keyOf(kind: string, name: string): string {
  return JSON.stringify([kind, name]);
}
