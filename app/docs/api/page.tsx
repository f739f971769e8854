import type { Metadata } from "next";
import { Introduction } from "@/components/serve/api/introduction";
import { listProblems } from "@/lib/people/entrance/problem";
import { baseUrl } from "@/lib/serve/api/reference/reference-page";

export const metadata: Metadata = { title: "API reference" };

export default function ApiReferencePage() {
  return (
    <>
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">API reference</h1>
      <Introduction base={baseUrl()} problems={listProblems()} />
    </>
  );
}
