import type { Metadata } from "next";
import { Introduction } from "@/components/api/introduction";
import { baseUrl } from "@/lib/api/reference-page";
import { listProblems } from "@/lib/entrance/problem";

export const metadata: Metadata = { title: "API reference" };

export default function ApiReferencePage() {
  return (
    <>
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">API reference</h1>
      <Introduction base={baseUrl()} problems={listProblems()} />
    </>
  );
}
