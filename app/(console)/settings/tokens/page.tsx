import type { Metadata } from "next";
import { TokenList } from "@/components/settings/token-list";
import { ROLES } from "@/lib/access/permissions";
import { requireActor } from "@/lib/entrance/page";
import { readAccount } from "@/lib/people/queries";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor();
  const { tokens } = await readAccount.execute(actor, {});
  return <TokenList tokens={tokens} roles={ROLES.slice(ROLES.indexOf(actor.role))} />;
}
