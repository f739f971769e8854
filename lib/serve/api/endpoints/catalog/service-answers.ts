import { z } from "zod";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { DEPLOYMENT_OUTCOMES } from "@/lib/respond/deployments/schemas";
import { INCIDENT_STATUSES } from "@/lib/respond/incidents/schemas";
import { Named, Person, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";
import { broughtBy } from "@/lib/serve/api/endpoints/shapes";
import { Velocity } from "@/lib/serve/api/endpoints/slo/slo-answers";

/** What the API answers about services and their deployments; see `respond/answers.ts`. */
export const Service = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    tier: z.int().min(1).max(4).meta({ description: "1 matters most" }),
    description: z.string(),
    team: Named.nullable().meta({ description: "Who owns it" }),
    dependsOn: z
      .array(z.string())
      .meta({ description: "Short names of the services it does not work without" }),
    links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
    archivedAt: Time.nullable(),
    version: Version,
  })
  .meta({ id: "Service" });

export const ListedService = z
  .strictObject({
    ...Service.shape,
    openIncidents: z.int().min(0).meta({ description: "How many, as far as you may know" }),
    worstSeverity: z.enum(SEVERITIES).nullable(),
  })
  .meta({ id: "ListedService" });

export const ServiceStanding = z
  .strictObject({
    ...Service.shape,
    openIncidents: z
      .array(
        z.strictObject({
          number: z.int(),
          ref: z.string(),
          title: z.string(),
          severity: z.enum(SEVERITIES),
          status: z.enum(INCIDENT_STATUSES),
        }),
      )
      .meta({ description: "The worst first, as far as you may know" }),
    velocity: Velocity.meta({ description: "How fast it may change, and why" }),
    readOnly: z.string().nullable().meta({ description: "Why you may not change it" }),
    readiness: z
      .strictObject({ verdict: z.string(), reviewId: z.string() })
      .nullable()
      .meta({ description: "Null where it was never reviewed" }),
    onCall: z
      .array(z.strictObject({ schedule: z.string(), user: Person }))
      .meta({ description: "Empty where nobody is on call for it" }),
  })
  .meta({ id: "ServiceStanding" });

export const Deployment = z
  .strictObject({
    id: z.uuid(),
    service: Named,
    version: z.string(),
    environment: z.string(),
    deployedAt: Time,
    outcome: z.enum(DEPLOYMENT_OUTCOMES),
  })
  .meta({ id: "Deployment" });

export const FoundDeployment = z
  .strictObject({
    ...Deployment.shape,
    commit: z.string().nullable(),
    deployedBy: z.string().nullable(),
  })
  .meta({ id: "FoundDeployment" });

/** A deployment as an incident sees it: linked by a person, or offered because it came shortly before. */
export const IncidentDeployment = z
  .strictObject({ ...Deployment.shape, linked: z.boolean() })
  .meta({ id: "IncidentDeployment" });

export const DeploymentLink = z
  .strictObject({ deploymentId: z.uuid() })
  .meta({ id: "DeploymentLink" });

export const ImportedCatalog = broughtBy(
  z.strictObject({
    kind: z.enum(["TEAM", "SERVICE"]),
    slug: z.string(),
    changes: z.array(z.string()),
  }),
).meta({ id: "ImportedCatalog" });
