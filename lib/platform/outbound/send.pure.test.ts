import { afterEach, describe, expect, it } from "vitest";
import { parseAllowList } from "@/lib/platform/outbound/address-rules";
import { type Answering, startReceiver } from "@/lib/testing/webhooks/receiver";
import { type Message, sendMessage } from "./send";

const LOCAL = parseAllowList("127.0.0.1");
const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function receive(answering: Answering) {
  const receiver = await startReceiver(answering);
  open.push(receiver);
  return receiver;
}

const to = (url: string): Message => ({ url, headers: { "x-test": "1" }, body: '{"é":1}' });

describe("a request", () => {
  it("arrives byte for byte, and tells the answer", async () => {
    const receiver = await receive(202);
    const outcome = await sendMessage(to(receiver.url), { allow: LOCAL });
    expect(outcome).toEqual({ kind: "answered", status: 202, answer: "Said 202" });
    expect(receiver.received).toMatchObject([{ path: "/hook", body: '{"é":1}' }]);
    expect(receiver.received[0]?.headers).toMatchObject({
      "x-test": "1",
      "content-length": "8",
      host: `127.0.0.1:${receiver.port}`,
    });
  });

  it("does not follow a redirect", async () => {
    const beyond = await receive(200);
    const receiver = await receive((response) =>
      response.writeHead(307, { location: beyond.url }).end(),
    );
    const outcome = await sendMessage(to(receiver.url), { allow: LOCAL });
    expect(outcome).toMatchObject({ kind: "answered", status: 307 });
    expect(beyond.received).toEqual([]);
  });

  it("ends by its time-out, whether nothing comes or a drop now and then", async () => {
    const drip: Answering = (response) => {
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
      response.socket?.write("HTTP/1.1 ");
    };
    for (const answering of ["hang", drip] as const) {
      const receiver = await receive(answering);
      const begun = performance.now();
      const outcome = await sendMessage(to(receiver.url), { allow: LOCAL, patienceMs: 200 });
      expect(performance.now() - begun).toBeLessThan(1_500);
      expect(outcome.kind).toBe("failed");
    }
  });

  it("ends by its time-out while the name server thinks", async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    const outcome = await sendMessage(to("https://receiver.example/"), {
      allow: LOCAL,
      resolve,
      patienceMs: 100,
    });
    expect(outcome).toEqual({ kind: "failed", error: "No answer within 0.1 s." });
  });

  it("counts the status of an answer whose body never ends, and keeps 2 kB of it", async () => {
    const endless = await receive((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(900)), 5);
      response.on("close", () => clearInterval(timer));
    });
    const outcome = await sendMessage(to(endless.url), { allow: LOCAL });
    expect(outcome).toMatchObject({ kind: "answered", status: 200 });
    expect(outcome.kind === "answered" && outcome.answer.length).toBe(2_048);
    const stuck = await receive((response) => response.writeHead(201).write("begun\u0000"));
    expect(await sendMessage(to(stuck.url), { allow: LOCAL, patienceMs: 200 })).toEqual({
      kind: "answered",
      status: 201,
      answer: "begun\ufffd",
    });
  });

  it.each([
    ["garbage", /not HTTP/],
    ["hang-up", /closed the connection/],
  ] as const)("says what was wrong with %s", async (answering, sentence) => {
    const receiver = await receive(answering);
    const outcome = await sendMessage(to(receiver.url), { allow: LOCAL });
    expect(outcome).toEqual({ kind: "failed", error: expect.stringMatching(sentence) });
  });

  it("says that nothing listens", async () => {
    const receiver = await startReceiver();
    await receiver.close();
    const outcome = await sendMessage(to(receiver.url), { allow: LOCAL });
    expect(outcome).toEqual({ kind: "failed", error: expect.stringContaining("Nothing listens") });
  });
});

describe("a name", () => {
  it("is asked for once, and the connection goes to the address that was checked", async () => {
    const receiver = await receive(200);
    const asked: string[] = [];
    // A name that means a public address when it is checked, and loopback ever after.
    const resolve = async (host: string) => {
      asked.push(host);
      return asked.length === 1 ? ["127.0.0.1"] : ["169.254.169.254"];
    };
    const url = `http://receiver.example:${receiver.port}/hook`;
    const outcome = await sendMessage(to(url), { allow: LOCAL, resolve });
    expect(outcome).toMatchObject({ status: 200 });
    expect(asked).toEqual(["receiver.example"]);
    expect(receiver.received[0]?.headers.host).toBe(`receiver.example:${receiver.port}`);
  });

  it.each([["127.0.0.1"], ["10.0.0.7"], ["::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"]])(
    "that leads to %s is refused without a connection",
    async (address) => {
      const receiver = await receive(200);
      const url = `http://receiver.example:${receiver.port}/hook`;
      const allow = parseAllowList();
      const outcome = await sendMessage(to(url), { allow, resolve: async () => [address] });
      expect(outcome).toEqual({
        kind: "failed",
        error: expect.stringContaining(`receiver.example leads to ${address}`),
      });
      expect(receiver.received).toEqual([]);
    },
  );

  it("with a private and an allowed address goes to the allowed one only", async () => {
    const receiver = await receive(200);
    const url = `http://receiver.example:${receiver.port}/hook`;
    const resolve = async () => ["10.0.0.7", "127.0.0.1"];
    expect(await sendMessage(to(url), { allow: LOCAL, resolve })).toMatchObject({ status: 200 });
  });

  it("that is the address itself is checked too", async () => {
    const receiver = await receive(200);
    const outcome = await sendMessage(to(receiver.url), { allow: parseAllowList() });
    expect(outcome).toEqual({ kind: "failed", error: expect.stringContaining("not a public") });
    expect(receiver.received).toEqual([]);
  });
});
