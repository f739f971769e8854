import { route } from "@/lib/api/route";

export const PUT = route("PUT /notifications/read");
