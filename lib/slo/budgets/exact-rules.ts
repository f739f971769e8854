/** Percents have up to six decimals, so a whole is this many millionths of a percent (docs/rules/slo.md, "Arithmetic"). */
export const WHOLE = 100_000_000n;

/** A fraction of integers; `of` is above zero. Nothing is compared or summed in binary fractions. */
export type Fraction = { readonly part: bigint; readonly of: bigint };

const DIGITS = 24;

/** The number nearest to `part ÷ of`, for an answer or a page; nothing is decided by it. */
export function toNumber({ part, of }: Fraction): number {
  const sign = part < 0n ? "-" : "";
  const size = part < 0n ? -part : part;
  const whole = size / of;
  const rest = ((size % of) * 10n ** BigInt(DIGITS)) / of;
  return Number(`${sign}${whole}.${rest.toString().padStart(DIGITS, "0")}`);
}

/** Whether `left > right`, exactly. */
export function isAbove(left: Fraction, right: Fraction): boolean {
  return left.part * right.of > right.part * left.of;
}

/**
 * A number as a whole count of `10^-decimals`: 99.95 with 6 is 99,950,000. Null where it has more decimals, or
 * is no finite number.
 */
export function toUnits(value: number, decimals: number): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = decimals - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) return null;
  const size = shift < 0 ? digits / 10n ** BigInt(-shift) : digits * 10n ** BigInt(shift);
  return sign ? -size : size;
}

/** Divides and rounds to the nearest whole; halves away from zero. */
export function divideRounded(part: bigint, of: bigint): bigint {
  const doubled = 2n * (part < 0n ? -part : part) + of;
  const size = doubled / (2n * of);
  return part < 0n ? -size : size;
}
