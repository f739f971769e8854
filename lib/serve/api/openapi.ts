import "server-only";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import { PROBLEMS, type ProblemCode } from "@/lib/people/entrance/problem";
import { GROUPS } from "./endpoints/endpoint";
import { type ApiCall, describeCalls } from "./reference/reference";

const ProblemBody = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    current: z.unknown().optional().meta({ description: "What the record is now" }),
    requestId: z.uuid(),
  })
  .meta({ id: "Problem" });

const YamlFile = z.string().meta({
  description: "The file as it is; the other fields stand in the query then, as ?dry-run=1",
});

/** The OpenAPI 3.1 document, made of the same table as the routes. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const call of describeCalls()) {
    paths[call.address] = {
      ...paths[call.address],
      [call.method.toLowerCase()]: operationOf(call),
    };
  }
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Muster API",
      version: "1",
      description: "Incidents from the first alarm to the last action item. All times are UTC.",
    },
    // Beside the document itself, wherever that was fetched: it is the same at every address.
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  });
}

function operationOf(call: ApiCall): ZodOpenApiOperationObject {
  return {
    operationId: call.name,
    summary: call.does,
    description: call.allowed,
    tags: [call.group],
    requestParams: {
      ...(call.pathFields && { path: call.pathFields }),
      ...(call.queryFields && { query: call.queryFields }),
      ...(call.headerFields && { header: call.headerFields }),
    },
    ...(call.bodyFields && {
      requestBody: {
        required: call.isBodyRequired,
        content: {
          "application/json": { schema: call.bodyFields, example: call.example },
          ...(call.textField && {
            "application/yaml": { schema: YamlFile, example: call.example?.[call.textField] },
          }),
        },
      },
    }),
    responses: {
      [String(call.status)]: {
        description: call.status === 201 ? "Created" : "Done",
        content: { [call.mediaType]: { schema: call.answer } },
      },
      ...Object.fromEntries(call.problems.map((code) => [PROBLEMS[code].status, problemOf(code)])),
    },
  };
}

function problemOf(code: ProblemCode) {
  return {
    description: `${code}: ${PROBLEMS[code].says}`,
    content: { "application/problem+json": { schema: ProblemBody } },
  };
}
