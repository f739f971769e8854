import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { askSource } from "@/lib/slo/asking/ask-source";
import { unpackHour } from "@/lib/slo/samples/pack-rules";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { createSource } from "@/lib/slo/sources/create-source";
import { readStatus } from "@/lib/slo/status/queries";
import { signIn } from "@/lib/testing/core/people";
import { makeService } from "./slos";

const WORKER = systemActor("Muster", "job");
type Surroundings = Parameters<typeof askSource>[3];

/** A data source of its own for a test, made by a new admin, on this machine. */
export async function makeSource(url: string, given: object = {}) {
  process.env.MUSTER_WEBHOOK_ALLOW = "127.0.0.1";
  const admin = await signIn("ADMIN");
  const slug = `prom-${randomUUID()}`;
  const source = await createSource.execute(admin, { slug, name: "Metrics", url, ...given });
  return { admin, slug, id: source.id };
}

/** An SLO that a source measures, as promised at an instant. */
export async function makeMeasured(source: string, queries: object, now: Date, given: object = {}) {
  const { manager, slug } = await makeService();
  const made = await createSlo.execute(
    manager,
    {
      service: slug,
      name: "Measured",
      sli: "AVAILABILITY",
      targetPercent: 99,
      window: { rollingDays: 30 },
      basis: "EVENTS",
      measurement: { type: "PROMETHEUS", dataSource: source, ...queries },
      ...given,
    },
    { now },
  );
  return { manager, slo: made.number, id: made.id };
}

/** Asks a source as the job does at an instant. */
export function ask(sourceId: string, now: Date, around: Surroundings = {}, again = false) {
  return askSource(WORKER, { sourceId, again }, { now }, around);
}

/** What the status of an SLO says of its data source. */
export async function askingOf(who: UserActor, slo: number, now: Date) {
  const { asking, notes } = await readStatus.execute(who, { slo }, { now });
  if (!asking) throw new Error("No data source measures it");
  return { ...asking, notes };
}

/** All minutes that are stored of an SLO, by their number since 1970. */
export async function minutesOf(sloId: string) {
  const hours = await prisma().sloMinutes.findMany({ where: { sloId }, orderBy: { hour: "asc" } });
  return new Map(
    hours.flatMap(({ hour, packed }) =>
      [...unpackHour(packed)].map(
        ([minute, measured]) => [hour.getTime() / 60_000 + minute, measured] as const,
      ),
    ),
  );
}

/** A server that answers as it is told to, in place of a Prometheus. */
export async function startFake(answer: (response: ServerResponse, body: string) => void) {
  const requests: { path: string; authorization: string | undefined; form: URLSearchParams }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { authorization } = request.headers;
    requests.push({ path: request.url ?? "", authorization, form: new URLSearchParams(body) });
    answer(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}
