import type { Metadata } from "next";
import { SessionList } from "@/components/people/people/settings/session-list";
import { requireActor } from "@/lib/people/entrance/page";
import { readAccount } from "@/lib/people/people/queries";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const { sessions } = await readAccount.execute(await requireActor(), {});
  return <SessionList sessions={sessions} />;
}
