import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import pg from "pg";
import { readClientSide } from "./wire";

/** What a piece of work asked of the database. */
export type Count = {
  /** Everything the server ran but the beginnings and ends of transactions. */
  readonly statements: readonly string[];
  /** Transactions that wrote: each waits for the disk once. */
  readonly commits: number;
};

const TRANSACTION_CONTROL = /^(begin|commit|rollback|start transaction)\b/i;

/**
 * Stands between Muster and a PostgreSQL server of its own and counts what passes, from whatever process and
 * library it comes. Nobody else may use the server meanwhile: transactions that write are counted by its ids.
 * @param url the database behind it @returns the address to use instead
 */
export async function openCounter(url: string) {
  const { hostname, port } = new URL(url);
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(Number(port), hostname);
    const read = readClientSide(({ text }) => heard.push(text.replace(/\s+/g, " ").trim()));
    client.on("data", read);
    client.pipe(behind).pipe(client);
    for (const socket of [client, behind]) {
      socket.setNoDelay();
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const watcher = new pg.Client({ connectionString: url });
  await watcher.connect();
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.href,
    async count(work: () => Promise<unknown>): Promise<Count> {
      const [before, from] = [await nextTransaction(watcher), heard.length];
      await work();
      const statements = heard.slice(from).filter((text) => !TRANSACTION_CONTROL.test(text));
      return { statements, commits: (await nextTransaction(watcher)) - before };
    },
    async close() {
      await watcher.end();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function nextTransaction(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ next: string }>(
    "select pg_snapshot_xmax(pg_current_snapshot())::text as next",
  );
  return Number(rows[0]?.next);
}
