// Loaded before the web server: whatever writes plain text to its output (Next's banner, a warning of Node) becomes
// a line of JSON like the rest of the log, so that what reads the log reads all of it.
const BANNER = /^\s*(▲|- (Local|Network|Environments|Experiments):|✓ (Ready|Starting|Running))/;

for (const [stream, level] of [
  [process.stdout, 30],
  [process.stderr, 40],
]) {
  const write = stream.write.bind(stream);
  let rest = "";
  stream.write = (chunk, encoding, done) => {
    const lines = (rest + (typeof chunk === "string" ? chunk : Buffer.from(chunk))).split("\n");
    rest = lines.pop().slice(-64_000);
    const text = lines.map((line) => asRecord(line, level)).join("");
    const callback = typeof encoding === "function" ? encoding : done;
    return write(text, callback);
  };
  process.once("exit", () => rest && write(asRecord(rest, level)));
}

/** The start of the app says what the banner says. */
function asRecord(line, level) {
  if (line.trim() === "" || BANNER.test(line)) return "";
  if (line.startsWith("{")) return `${line}\n`;
  const record = { level, time: Date.now(), pid: process.pid, msg: line.trimEnd() };
  return `${JSON.stringify(record)}\n`;
}
