/** What somebody may ask for: `perMinute` points flow in evenly, and as many can be saved up. */
export type Allowance = {
  readonly perMinute: number;
  /** How many keys are remembered; past it the one that was quiet longest is forgotten. */
  readonly keys: number;
};

type Bucket = { points: number; at: number; blockedUntil: number; untold: number };

/**
 * Token buckets by key, in memory and bounded: whoever makes up keys pushes out their own oldest ones.
 * Times are milliseconds of any one clock that does not run backwards.
 */
export class Budgets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly allowance: Allowance;

  constructor(allowance: Allowance) {
    this.allowance = allowance;
  }

  /**
   * Takes `cost` points, if they are there; a cost above a whole minute's is taken when the bucket is full.
   * @returns how long to wait, in milliseconds; 0 when the points were taken
   */
  take(key: string, cost: number, now: number): number {
    const bucket = this.bucketOf(key, now);
    const wait = this.waitOf(bucket, Math.min(cost, this.allowance.perMinute), now);
    if (wait === 0) spend(bucket, cost);
    return wait;
  }

  /**
   * Takes points that are not there yet, for somebody who waits until they are: others wait behind.
   * @returns how long to wait; null when that were longer than `patienceMs`, and nothing was taken
   */
  reserve(key: string, cost: number, now: number, patienceMs: number): number | null {
    const bucket = this.bucketOf(key, now);
    const wait = this.waitOf(bucket, cost, now);
    if (wait > patienceMs) return null;
    spend(bucket, cost);
    return wait;
  }

  /** Gives points back that were taken in error. */
  refund(key: string, cost: number, now: number): void {
    const bucket = this.bucketOf(key, now);
    bucket.points = Math.min(this.allowance.perMinute, bucket.points + cost);
    bucket.untold = Math.max(0, bucket.untold - cost);
  }

  /** Refuses everything until then: other processes counted too much. */
  block(key: string, until: number, now: number): void {
    const bucket = this.bucketOf(key, now);
    bucket.blockedUntil = Math.max(bucket.blockedUntil, until);
  }

  /** How many points were spent here since the last answer, once they are `atLeast` as many; 0 before. */
  tellSpent(key: string, atLeast: number): number {
    const bucket = this.buckets.get(key);
    if (!bucket || bucket.untold < atLeast) return 0;
    const { untold } = bucket;
    bucket.untold = 0;
    return untold;
  }

  get size(): number {
    return this.buckets.size;
  }

  private bucketOf(key: string, now: number): Bucket {
    const { perMinute, keys } = this.allowance;
    const known = this.buckets.get(key);
    const bucket = known ?? { points: perMinute, at: now, blockedUntil: 0, untold: 0 };
    // Asked last, forgotten last.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > keys && oldest !== undefined) this.buckets.delete(oldest);
    const gained = (Math.max(0, now - bucket.at) * perMinute) / MINUTE_MS;
    bucket.points = Math.min(perMinute, bucket.points + gained);
    bucket.untold = Math.max(0, bucket.untold - gained);
    bucket.at = now;
    return bucket;
  }

  private waitOf(bucket: Bucket, cost: number, now: number): number {
    const missing = ((cost - bucket.points) * MINUTE_MS) / this.allowance.perMinute;
    return Math.max(0, missing, bucket.blockedUntil - now);
  }
}

const MINUTE_MS = 60_000;

function spend(bucket: Bucket, cost: number): void {
  bucket.points -= cost;
  bucket.untold += cost;
}
