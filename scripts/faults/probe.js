// Loaded before an app process: on SIGUSR2 it collects garbage and writes what it holds into a file.
import { renameSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

// Also those that do not keep a process alive, which the list of its resources leaves out.
const intervals = new Set();
const { setInterval: set, clearInterval: clear } = globalThis;
globalThis.setInterval = (...args) => {
  const timer = set(...args);
  intervals.add(timer);
  return timer;
};
globalThis.clearInterval = (timer) => {
  intervals.delete(timer);
  clear(timer);
};

process.on("SIGUSR2", async () => {
  // What a collection frees may free more: finalisers run in between.
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const count = (name) => resources.filter((resource) => resource === name).length;
  const held = {
    rss,
    inUse: heapUsed + external,
    intervals: intervals.size,
    timers: count("Timeout"),
    sockets: count("TCPSocketWrap"),
  };
  const file = process.env.MUSTER_PROBE_FILE;
  writeFileSync(`${file}.part`, JSON.stringify(held));
  renameSync(`${file}.part`, file);
});
