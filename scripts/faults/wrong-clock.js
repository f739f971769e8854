// Loaded before an app process: its machine's clock is an hour ahead.
const AHEAD_MS = 3_600_000;
const Right = Date;

globalThis.Date = class extends Right {
  constructor(...args) {
    if (args.length === 0) super(Right.now() + AHEAD_MS);
    else super(...args);
  }

  static now() {
    return Right.now() + AHEAD_MS;
  }
};
