import { CONSOLE_ROUTES } from "@/lib/serve/api/console-routes";
import { tableRoute } from "@/lib/serve/api/table-route";

const serve = tableRoute("/api/console", CONSOLE_ROUTES, (handler) => handler);

export {
  serve as DELETE,
  serve as GET,
  serve as OPTIONS,
  serve as PATCH,
  serve as POST,
  serve as PUT,
};
