/** What a client asks a PostgreSQL server to do, as its side of the connection shows it. */
export type Heard = { readonly text: string };

const STARTUP_BYTES = 8;

/**
 * Reads the client's side of one connection piece by piece (protocol 3.0, without TLS) and tells each statement
 * that the server is asked to run: a simple query, or the execution of a prepared one.
 */
export function readClientSide(onStatement: (statement: Heard) => void): (piece: Buffer) => void {
  const prepared = new Map<string, string>();
  let bound = "";
  let rest: Buffer = Buffer.alloc(0);
  let hasStarted = false;
  const take = (type: string, body: Buffer) => {
    if (type === "Q") onStatement({ text: textAt(body, 0) });
    if (type === "P") prepared.set(textAt(body, 0), textAt(body, textAt(body, 0).length + 1));
    if (type === "B") bound = textAt(body, textAt(body, 0).length + 1);
    if (type === "E") onStatement({ text: prepared.get(bound) ?? "" });
  };
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    if (!hasStarted) {
      if (rest.length < STARTUP_BYTES || rest.length < rest.readInt32BE(0)) return;
      rest = rest.subarray(rest.readInt32BE(0));
      hasStarted = true;
    }
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const length = rest.readInt32BE(1);
      take(String.fromCharCode(rest.readUInt8(0)), rest.subarray(5, length + 1));
      rest = rest.subarray(length + 1);
    }
  };
}

/** The text at a place, which ends with a zero. Lengths are in bytes, so names and places stay ASCII's. */
function textAt(body: Buffer, start: number): string {
  return body.toString("latin1", start, body.indexOf(0, start));
}
