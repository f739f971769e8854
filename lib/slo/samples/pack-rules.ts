import type { Counts } from "@/lib/slo/budgets/slice-rules";

/** What a minute measured: events in thousandths, or a value. */
export type Measured = Counts | { readonly value: number };
/** Known minutes of an hour by their index, 0 to 59. */
export type PackedHour = ReadonlyMap<number, Measured>;

const MINUTES = 60;
const BITMAP_BYTES = 8;
const UNITS = 1_000n;
/** The first byte: which form the counts have. */
const WHOLE_EVENTS = 0;
const THOUSANDTHS = 1;

/**
 * Packs an hour: a form, which minutes have counts, which have values, then for each counted minute its total and
 * what was bad of it in as few bytes as they take, then the values. A quiet minute takes three bytes or four.
 */
export function packHour(hour: PackedHour): Uint8Array<ArrayBuffer> {
  const minutes = [...hour].toSorted(([a], [b]) => a - b);
  const counted = minutes.flatMap(([at, it]) => ("total" in it ? [{ at, ...it }] : []));
  const valued = minutes.flatMap(([at, it]) => ("value" in it ? [{ at, value: it.value }] : []));
  const isWhole = counted.every(({ good, total }) => good % UNITS === 0n && total % UNITS === 0n);
  const unit = isWhole ? UNITS : 1n;
  const bytes: number[] = [isWhole ? WHOLE_EVENTS : THOUSANDTHS];
  bytes.push(...bitmap(counted), ...bitmap(valued));
  for (const { good, total } of counted) {
    pushNumber(bytes, total / unit);
    pushNumber(bytes, (total - good) / unit);
  }
  const values = Float64Array.from(valued, ({ value }) => value);
  return Uint8Array.from([...bytes, ...new Uint8Array(values.buffer)]);
}

/** What `packHour` packed. */
export function unpackHour(packed: Uint8Array): Map<number, Measured> {
  const unit = packed[0] === WHOLE_EVENTS ? UNITS : 1n;
  const cursor = { at: 1 + 2 * BITMAP_BYTES };
  const hour = new Map<number, Measured>();
  for (const minute of marked(packed, 1)) {
    const total = readNumber(packed, cursor) * unit;
    hour.set(minute, { good: total - readNumber(packed, cursor) * unit, total });
  }
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (const minute of marked(packed, 1 + BITMAP_BYTES)) {
    hour.set(minute, { value: view.getFloat64(cursor.at, true) });
    cursor.at += 8;
  }
  return hour;
}

function bitmap(minutes: readonly { readonly at: number }[]): number[] {
  const bytes = new Array<number>(BITMAP_BYTES).fill(0);
  for (const { at } of minutes) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  return bytes;
}

function marked(packed: Uint8Array, from: number): number[] {
  const minutes = Array.from({ length: MINUTES }, (_, minute) => minute);
  return minutes.filter((minute) => ((packed[from + (minute >> 3)] ?? 0) >> (minute & 7)) & 1);
}

/** Seven bits a byte, the lowest first. */
function pushNumber(bytes: number[], value: bigint): void {
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
}

function readNumber(packed: Uint8Array, cursor: { at: number }): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = packed[cursor.at++] ?? 0;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value;
  }
}
