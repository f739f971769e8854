import "server-only";
import { importCatalog } from "@/lib/admin/imports/catalog/import-catalog";
import { createService } from "@/lib/catalog/services/create-service";
import { editService } from "@/lib/catalog/services/edit-service";
import { listServices } from "@/lib/find/standing/list-services";
import { readService } from "@/lib/find/standing/read-service";
import { findDeployments } from "@/lib/respond/deployments/find-deployments";
import { linkDeployment } from "@/lib/respond/deployments/link-deployment";
import { listDeployments } from "@/lib/respond/deployments/queries";
import { recordDeployment } from "@/lib/respond/deployments/record-deployment";
import { ON_INCIDENT, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import * as answers from "./service-answers";

const ofServices = { group: "Services and deployments", answer: answers.Service } as const;
const ON_SERVICE = { slug: "service" };

/** What we run, and what went where. */
export const SERVICE_ENDPOINTS = {
  "GET /services": read(listServices, {
    ...ofServices,
    does: "Lists services, the most important first, each with how many open incidents hit it.",
    answer: pageOf(answers.ListedService),
  }),
  "POST /services": write(createService, {
    ...ofServices,
    does: "Adds a service. Leads may, for a team they lead.",
    status: 201,
  }),
  "GET /services/{slug}": read(readService, {
    ...ofServices,
    does: "Reads a service: who owns it, what it depends on, and what is open on it.",
    path: ON_SERVICE,
    answer: answers.ServiceStanding,
  }),
  "PATCH /services/{slug}": write(editService, {
    ...ofServices,
    does: "Changes a service, archives or restores it. Leads of its team may, too.",
    path: ON_SERVICE,
  }),
  "POST /imports/catalog": write(importCatalog, {
    ...ofServices,
    does: "Imports teams and services from catalog-info.yaml or CSV, all or nothing; twice changes nothing.",
    answer: answers.ImportedCatalog,
  }),
  "GET /deployments": read(findDeployments, {
    ...ofServices,
    does: "Lists deployments, the newest first.",
    answer: pageOf(answers.FoundDeployment),
  }),
  "POST /deployments": write(recordDeployment, {
    ...ofServices,
    does: "Records a deployment, so that incidents can find it.",
    status: 201,
    answer: answers.Deployment,
  }),
  "GET /incidents/{number}/deployments": read(listDeployments, {
    ...ofServices,
    does: "Lists deployments linked to an incident, and those of the day before its impact.",
    path: ON_INCIDENT,
    answer: answers.IncidentDeployment.array(),
  }),
  "POST /incidents/{number}/deployments": write(linkDeployment, {
    ...ofServices,
    does: "Links a deployment to an incident.",
    path: ON_INCIDENT,
    answer: answers.DeploymentLink,
  }),
} as const;
