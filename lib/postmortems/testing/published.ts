import type { UserActor } from "@/lib/access/actor";
import { signIn } from "@/lib/core/testing/people";
import { acknowledgeIncident } from "@/lib/incidents/acknowledge";
import { declareIncident } from "@/lib/incidents/declare";
import { resolveIncident } from "@/lib/incidents/resolve";
import { cataloguePostmortem } from "../catalogue/catalogue-postmortem";
import type { Factor } from "../catalogue/factors";
import { createPostmortem } from "../create-postmortem";
import { editPostmortem } from "../edit-postmortem";
import type { SectionKey } from "../template";
import { publish } from "./publish";

type Given = {
  readonly title?: string;
  readonly services?: readonly string[];
  readonly restricted?: boolean;
  readonly sections?: Partial<Record<SectionKey, string>>;
  readonly factors?: readonly Factor[];
  readonly tags?: readonly string[];
  readonly by?: UserActor;
};

/** The number of an incident that is over, with a draft that says and is filed under what is given. */
export async function makeDraft(given: Given = {}): Promise<{ incident: number; by: UserActor }> {
  const { title = "Checkout fails", services = [], restricted = false, sections = {} } = given;
  const by = given.by ?? (await signIn("RESPONDER"));
  const declared = { title, severity: "SEV2", services, restricted };
  const { number: incident } = await declareIncident.execute(by, declared);
  await acknowledgeIncident.execute(by, { incident });
  await resolveIncident.execute(by, { incident });
  await createPostmortem.execute(by, { incident });
  await editPostmortem.execute(by, { incident, sections });
  const { factors = [], tags = [] } = given;
  await cataloguePostmortem.execute(by, { incident, factors, tags });
  return { incident, by };
}

/** The same, reviewed and published; who publishes takes part in a restricted one. */
export async function makePublished(
  given: Given = {},
): Promise<{ incident: number; by: UserActor }> {
  const made = await makeDraft(given);
  await publish(made.by, made.incident);
  return made;
}
