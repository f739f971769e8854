import { parentPort, threadId } from "node:worker_threads";

// A thread that does what it is told, also what no thread should.
parentPort.on("message", (order) => {
  if (order === "hang") for (;;);
  if (order === "exit") process.exit(3);
  if (order === "throw") throw new Error("Not caught");
  if (order === "eat") {
    const eaten = [];
    for (;;) eaten.push(new Array(100_000).fill(eaten.length));
  }
  if (order === "fail") parentPort.postMessage({ error: { name: "DomainError", code: "INVALID" } });
  else parentPort.postMessage({ output: threadId });
});
