import { openStream } from "@/lib/live/open-stream";

export const dynamic = "force-dynamic";

export const GET = openStream;
