import type { Metadata } from "next";
import { PolicyForm } from "@/components/slo/velocity/policy-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { readPolicy, readServicePolicy } from "@/lib/slo/velocity/queries";

export const metadata: Metadata = { title: "Budget policy" };

type Props = { searchParams: Promise<{ service?: string | string[] }> };

/** What budgets decide: for all, or with `?service=` for one. */
export default async function BudgetPolicyPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { service: asked } = await searchParams;
  const slug = typeof asked === "string" && asked !== "" ? asked : null;
  const forAll = await readPolicy.execute(actor, {});
  const may = mayRole(actor.role, "velocity.policy");
  const reason = may ? null : explainPermission("velocity.policy");
  const own = slug === null ? null : await orNotFound(readOwn(actor, slug));
  const steps = own?.steps ?? forAll.steps;
  const disabledReason = own?.service.archivedAt ? "This service is archived." : reason;
  return (
    <>
      <PageHeader
        title={own ? `Budget policy of ${own.service.name}` : "Budget policy"}
        description="From how little of an error budget on a service slows down or freezes. Of several SLOs the worst decides."
      />
      <div className="max-w-3xl px-4 pb-10 md:px-8">
        <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {own ? (
            <>
              <Link href={`/services/${own.service.slug}`} className="text-accent underline">
                {own.service.name}
              </Link>
              <Link href="/services/budget-policy" className="text-accent underline">
                The policy for all services
              </Link>
            </>
          ) : (
            <Link href="/services" className="text-accent underline">
              Services
            </Link>
          )}
        </p>
        <PolicyForm
          key={slug}
          service={own?.service ?? null}
          steps={steps}
          follows={JSON.stringify(steps) === JSON.stringify(forAll.steps)}
          disabledReason={disabledReason}
        />
      </div>
    </>
  );
}

async function readOwn(actor: Awaited<ReturnType<typeof requireActor>>, slug: string) {
  const service = await readService.execute(actor, { service: slug });
  return { service, ...(await readServicePolicy.execute(actor, { service: slug })) };
}
