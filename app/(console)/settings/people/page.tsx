import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeopleList } from "@/components/settings/people-list";
import { mayRole } from "@/lib/access/permissions";
import { requireActor } from "@/lib/entrance/page";
import { listMembers } from "@/lib/people/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireActor();
  if (!mayRole(actor.role, "people.manage")) notFound();
  return <PeopleList {...(await listMembers.execute(actor, {}))} />;
}
