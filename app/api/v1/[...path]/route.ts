import { ENDPOINTS } from "@/lib/serve/api/endpoints/endpoints";
import { tableRoute } from "@/lib/serve/api/table-route";

const serve = tableRoute("/api/v1", ENDPOINTS, ({ handler }) => handler);

export {
  serve as DELETE,
  serve as GET,
  serve as OPTIONS,
  serve as PATCH,
  serve as POST,
  serve as PUT,
};
