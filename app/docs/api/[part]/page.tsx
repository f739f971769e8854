import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallCard } from "@/components/serve/api/call-card";
import { CallList } from "@/components/serve/api/call-list";
import { readGroup } from "@/lib/serve/api/reference/reference-page";

type Props = { params: Promise<{ part: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await findGroup(params))?.name ?? "Nothing here"} · API reference` };
}

export default async function ApiGroupPage({ params }: Props) {
  const group = await findGroup(params);
  if (!group) notFound();
  return (
    <>
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">{group.name}</h1>
      <CallList calls={group.calls} />
      {group.calls.map((call) => (
        <CallCard key={call.name} call={call} />
      ))}
    </>
  );
}

async function findGroup(params: Props["params"]) {
  const { part } = await params;
  return readGroup(part);
}
