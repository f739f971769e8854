import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { signIn } from "@/lib/testing/core/people";
import { makeService } from "@/lib/testing/slo/slos";
import { makeSource, startFake } from "@/lib/testing/slo/sources";
import { archiveSource } from "./archive-source";
import { checkSource } from "./check-source";
import { createSource } from "./create-source";
import { editSource } from "./edit-source";
import { listSources, readSource } from "./queries";
import { testSource } from "./test-source";

const WORKER = systemActor("Muster", "job");
const URL_WITH_PATH = "https://prometheus.example/team?key=hidden";
const BASIC = { type: "BASIC", userName: "muster", password: "s3cret" };
const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

describe("a data source", () => {
  it("is kept with its secret sealed, and shows neither that nor, to others, its address", async () => {
    const { admin, slug, id } = await makeSource(URL_WITH_PATH, { credentials: BASIC });
    const row = await prisma().dataSource.findUniqueOrThrow({ where: { id } });
    expect(row.secret).not.toContain("s3cret");
    expect(await readSource.execute(admin, { slug })).toMatchObject({
      url: URL_WITH_PATH,
      origin: "https://prometheus.example",
      credentials: "BASIC",
      userName: "muster",
      check: null,
      version: 1,
    });
    const viewer = await signIn("VIEWER");
    const seen = await readSource.execute(viewer, { slug });
    expect(seen).toMatchObject({ url: null, userName: null });
    expect((await listSources.execute(viewer, {})).items).toContainEqual(seen);
    const events = await prisma().auditEvent.findMany({
      where: { subjectId: id },
      select: { before: true, after: true },
    });
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/s3cret|hidden/);
  });

  it("is changed from what it was, in the record, and by one of two at once", async () => {
    const { admin, slug, id } = await makeSource(URL_WITH_PATH);
    const both = await Promise.allSettled(
      ["One", "Two"].map((name) => editSource.execute(admin, { slug, version: 1, name })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "CONFLICT" } });
    const token = { type: "BEARER", token: "abc" };
    await editSource.execute(admin, { slug, credentials: token });
    const { version, name } = await readSource.execute(admin, { slug });
    expect(await editSource.execute(admin, { slug, name })).toMatchObject({ version });
    const events = await prisma().auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "data-source.created",
      "data-source.edited",
      "data-source.edited",
    ]);
    expect(events.at(-1)?.after).toMatchObject({ credentials: "BEARER", secretChanged: true });
  });

  it("is named once, also by two at the same time", async () => {
    const admin = await signIn("ADMIN");
    const input = { slug: `twice-${randomUUID()}`, name: "Twice", url: "https://a.example" };
    const both = await Promise.allSettled([1, 2].map(() => createSource.execute(admin, input)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
  });

  it("is archived, measures no new SLO, and comes back", async () => {
    const { admin, slug } = await makeSource(URL_WITH_PATH);
    const { manager, slug: service } = await makeService();
    const promise = () =>
      createSlo.execute(manager, {
        service,
        name: "Measured",
        sli: "AVAILABILITY",
        targetPercent: 99,
        window: { rollingDays: 30 },
        basis: "EVENTS",
        measurement: { type: "PROMETHEUS", dataSource: slug, good: "a", total: "b" },
      });
    await archiveSource.execute(admin, { slug });
    const { archivedAt, version } = await archiveSource.execute(admin, { slug });
    expect(archivedAt).not.toBeNull();
    expect(version).toBe(2);
    await expect(promise()).rejects.toMatchObject({ code: "INVALID" });
    await expect(testSource.execute(admin, { slug })).rejects.toMatchObject({ code: "CONFLICT" });
    await editSource.execute(admin, { slug, archived: false });
    expect(await promise()).toMatchObject({ measurement: { dataSource: slug } });
  });

  it("is tried, and says what came of it", async () => {
    let status = 200;
    const fake = await startFake((response, form) => {
      const values = [[Number(new URLSearchParams(form).get("start")), "1"]];
      const data = { resultType: "matrix", result: [{ metric: {}, values }] };
      response.writeHead(status).end(JSON.stringify({ status: "success", data }));
    });
    open.push(fake);
    const { admin, slug, id } = await makeSource(fake.url, { credentials: BASIC });
    await testSource.execute(admin, { slug });
    const check = async () => {
      await checkSource(WORKER, { sourceId: id });
      return (await readSource.execute(admin, { slug })).check?.failure;
    };
    expect(await check()).toBeNull();
    const pair = Buffer.from("muster:s3cret").toString("base64");
    expect(fake.requests[0]?.authorization).toBe(`Basic ${pair}`);
    status = 401;
    expect(await check()).toMatch(/does not take these credentials/);
    await prisma().dataSource.update({ where: { id }, data: { secret: "of another key" } });
    expect(await check()).toMatch(/NEXTAUTH_SECRET has changed/);
  });
});

describe("a data source is refused", () => {
  it.each([
    ["an address of this network", { url: "http://10.1.2.3:9090" }, "url"],
    ["an address of this machine", { url: "http://localhost:9090" }, "url"],
    ["a password in its address", { url: "https://a:b@prometheus.example" }, "url"],
    ["no address", { url: "prometheus" }, "url"],
    ["a token with a line break", { credentials: { type: "BEARER", token: "a\nb" } }, "token"],
    ["a colon in a user name", { credentials: { ...BASIC, userName: "a:b" } }, "userName"],
    ["a name that is none", { slug: "Not a slug" }, "slug"],
  ])("for %s", async (_, given, field) => {
    process.env.MUSTER_WEBHOOK_ALLOW = "127.0.0.1";
    const admin = await signIn("ADMIN");
    const input = {
      slug: `s-${randomUUID()}`,
      name: "Metrics",
      url: "https://a.example",
      ...given,
    };
    const refused = createSource.execute(admin, input).catch((error: unknown) => error);
    const { code, fields } = (await refused) as { code: string; fields: Record<string, string> };
    expect(code).toBe("INVALID");
    expect(Object.keys(fields).some((name) => name.endsWith(field))).toBe(true);
  });

  it("to managers, and by a name that nobody gave", async () => {
    const manager = await signIn("MANAGER");
    const input = { slug: "mine", name: "Mine", url: "https://a.example" };
    await expect(createSource.execute(manager, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const admin = await signIn("ADMIN");
    const unknown = { slug: "nobody-gave-this" };
    await expect(readSource.execute(admin, unknown)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(editSource.execute(admin, { ...unknown, name: "A" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
