import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WelcomeForm } from "@/components/people/welcome-form";
import { isSetUp } from "@/lib/people/session";

export const metadata: Metadata = { title: "Welcome" };
export const dynamic = "force-dynamic";

export default async function WelcomePage() {
  if (await isSetUp()) redirect("/sign-in");
  return <WelcomeForm />;
}
