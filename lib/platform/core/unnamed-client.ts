import "server-only";
import { Client, type ClientConfig } from "pg";

type Ask = (asked: unknown, ...rest: unknown[]) => unknown;

/**
 * A connection that names no statement, whatever library asks. A pooler may send the second use of a name to
 * another session than the first: where it is not known, the statement fails, and where it is, another may be meant.
 */
export class UnnamedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as Ask;
    this.query = ((asked, ...rest) => ask(withoutName(asked), ...rest)) as Ask as typeof this.query;
  }
}

function withoutName(asked: unknown): unknown {
  if (typeof asked !== "object" || asked === null || !("name" in asked && "text" in asked)) {
    return asked;
  }
  const { name: _, ...unnamed } = asked;
  return unnamed;
}
