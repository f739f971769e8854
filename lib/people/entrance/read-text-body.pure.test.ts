import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isYaml, readPlainQuery, readTextBody } from "./read-text-body";

const Input = z.strictObject({
  text: z.string(),
  dryRun: z.boolean().default(false),
  dataSource: z.string().optional(),
});
const sent = (body: string | Uint8Array<ArrayBuffer>, type = "application/yaml") =>
  new Request("http://x/", { method: "POST", body, headers: { "content-type": type } });

describe("a file that is sent as it is", () => {
  it.each([
    ["application/yaml", true],
    ["application/x-yaml; charset=utf-8", true],
    ["text/yaml", true],
    ["Text/X-YAML", true],
    ["application/json", false],
    ["text/plain", false],
  ])("is YAML as %s: %s", (type, is) => {
    expect(isYaml(sent("a: 1", type))).toBe(is);
  });

  it("becomes one field, and stands beside those of the query", async () => {
    expect(await readTextBody(sent("a: ä\n"), "text")).toEqual({ text: "a: ä\n" });
    await expect(readTextBody(sent(new Uint8Array([0xff, 0xfe])), "text")).rejects.toThrow(/UTF-8/);
    await expect(readTextBody(sent("x".repeat(1_048_577)), "text")).rejects.toThrow(/1 MiB/);
    const query = (text: string) => readPlainQuery(Input, new URLSearchParams(text));
    expect(query("dry-run=1&data-source=1")).toEqual({ dryRun: true, dataSource: "1" });
    expect(query("dryRun=false")).toEqual({ dryRun: false });
    expect(query("dry-run=yes&other=1")).toEqual({ dryRun: "yes", other: "1" });
  });
});
