import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { rareWord } from "@/lib/testing/search/rare-word";
import { findSimilarOpen, findSimilarPast } from "./similar-incidents";

const responder = await signIn("RESPONDER");

async function declare(title: string, given: object = {}) {
  const input = { title, severity: "SEV2", ...given };
  return (await declareIncident.execute(responder, input, at(0))).number;
}

/** Declared, acknowledged, mitigated after half an hour with a note, resolved. */
async function declarePast(title: string, note: string, given: object = {}) {
  const incident = await declare(title, given);
  await acknowledgeIncident.execute(responder, { incident }, at(5));
  await mitigateIncident.execute(responder, { incident, note }, at(30));
  await resolveIncident.execute(responder, { incident }, at(60));
  return incident;
}

const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

describe("similar open incidents", () => {
  it("are found while the title is typed, with why, and only while they are open", async () => {
    const word = rareWord();
    const open = await declare(`Timeouts in the ${word} queue`);
    await declarePast(`Timeouts in the ${word} queue`, "");
    const found = await findSimilarOpen.execute(responder, { title: `${word} timeo` });
    expect(numbers(found)).toEqual([open]);
    expect(found[0]?.because).toBe(`Same words: ${word}`);
    const misspelt = `Timeuots ${word.slice(0, -1)} queue`;
    expect(numbers(await findSimilarOpen.execute(responder, { title: misspelt }))).toContain(open);
  });

  it("are not found by words that say nothing, or by no words", async () => {
    await declare(`It is the ${rareWord()}`);
    for (const title of ["", "it is the", "%", "___", "🔥🔥", "'; drop table incident; --"]) {
      expect(await findSimilarOpen.execute(responder, { title })).toEqual([]);
    }
  });

  it("leave out drills, and restricted ones for people outside", async () => {
    const word = rareWord();
    await declare(`Outage of ${word}`, { kind: "DRILL" });
    const hidden = await declare(`Outage of ${word}`, { restricted: true });
    const ask = { title: `Outage of ${word}` };
    expect(numbers(await findSimilarOpen.execute(responder, ask))).toEqual([hidden]);
    expect(numbers(await findSimilarOpen.execute(await signIn("ADMIN"), ask))).toEqual([hidden]);
    expect(await findSimilarOpen.execute(await signIn("MANAGER"), ask)).toEqual([]);
  });

  it("count a service that is named, and say its name", async () => {
    const slug = rareWord();
    const manager = await signIn("MANAGER");
    await createService.execute(manager, { slug, name: `Service ${slug}`, tier: 1 });
    const open = await declare(`Slow answers since ${rareWord()}`, { services: [slug] });
    const ask = { title: "Slow answers", services: [slug] };
    const found = await findSimilarOpen.execute(responder, ask);
    expect(found[0]).toMatchObject({
      number: open,
      because: expect.stringContaining(`Same service: Service ${slug}`),
    });
  });
});

describe("similar past incidents", () => {
  it("come with how each was ended, and when; the incident itself is not among them", async () => {
    const word = rareWord();
    const noted = await declarePast(`Replica of ${word} lags behind`, "Moved reads to the primary");
    const open = await declare(`Replica of ${word} lags`);
    const found = await findSimilarPast.execute(responder, { incident: open });
    expect(found[0]).toMatchObject({
      number: noted,
      mitigation: "Moved reads to the primary",
      mitigatedAt: at(30).now.toISOString(),
    });
    expect(found[0]?.because).toContain(word);
    expect(numbers(found)).not.toContain(open);
  });

  it("tell of the last action before the end where nobody left a note, else of nothing", async () => {
    const word = rareWord();
    const incident = await declare(`Certificates of ${word} expired`);
    await acknowledgeIncident.execute(responder, { incident }, at(5));
    const entry = { incident, kind: "ACTION" as const };
    await appendEntry.execute(responder, { ...entry, body: "Renewed by\nhand" }, at(20));
    await mitigateIncident.execute(responder, { incident }, at(30));
    await appendEntry.execute(responder, { ...entry, body: "Went for coffee" }, at(40));
    await resolveIncident.execute(responder, { incident }, at(60));
    const silent = await declarePast(`Certificates of ${word} expired`, "");
    const open = await declare(`Certificates of ${word} expired again`);
    const found = await findSimilarPast.execute(responder, { incident: open });
    const told = new Map(found.map(({ number, mitigation }) => [number, mitigation]));
    expect(told.get(incident)).toBe("Renewed by hand");
    expect(told.get(silent)).toBeNull();
  });

  it("are also found by a published cause and by the note on the mitigation, but not by a draft", async () => {
    const [cause, means, drafted] = [rareWord(), rareWord(), rareWord()];
    const published = await declarePast(`First ${rareWord()}`, `Restarted the ${means}`);
    await createPostmortem.execute(responder, { incident: published });
    const sections = { "root-cause": `A leak in ${cause}` };
    await editPostmortem.execute(responder, { incident: published, sections });
    await publish(responder, published);
    const draft = await declarePast(`Second ${rareWord()}`, "");
    await createPostmortem.execute(responder, { incident: draft });
    await editPostmortem.execute(responder, {
      incident: draft,
      sections: { "root-cause": drafted },
    });
    const similarTo = async (title: string) => {
      const incident = await declare(title);
      return numbers(await findSimilarPast.execute(responder, { incident }));
    };
    expect(await similarTo(cause)).toEqual([published]);
    expect(await similarTo(means)).toEqual([published]);
    expect(await similarTo(drafted)).toEqual([]);
  });

  it("leave out restricted ones for people outside, and refuse a restricted incident itself", async () => {
    const word = rareWord();
    const hidden = await declarePast(`Keys of ${word} leaked`, "Revoked", { restricted: true });
    const open = await declare(`Keys of ${word} leaked`);
    const outsider = await signIn("MANAGER");
    const of = { incident: open };
    expect(numbers(await findSimilarPast.execute(responder, of))).toEqual([hidden]);
    expect(await findSimilarPast.execute(outsider, of)).toEqual([]);
    await expect(findSimilarPast.execute(outsider, { incident: hidden })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
