import type { Metadata } from "next";
import { TokenList } from "@/components/people/people/settings/token-list";
import { requireActor } from "@/lib/people/entrance/page";
import { readAccount } from "@/lib/people/people/queries";
import { ROLES } from "@/lib/platform/access/permissions";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor();
  const { tokens } = await readAccount.execute(actor, {});
  return <TokenList tokens={tokens} roles={ROLES.slice(ROLES.indexOf(actor.role))} />;
}
