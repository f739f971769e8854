import { openStream } from "@/lib/respond/live/open-stream";

export const dynamic = "force-dynamic";

export const GET = openStream;
