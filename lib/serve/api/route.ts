import "server-only";
import type { RouteHandler } from "@/lib/people/entrance/route";
import { ENDPOINTS, type EndpointName } from "./endpoints/endpoints";

/** The handler of one endpoint: a route.ts has one such line a method. */
export function route(name: EndpointName): RouteHandler {
  return ENDPOINTS[name].handler;
}
