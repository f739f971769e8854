// Copied over the build's own `server.js`, which becomes `next-server.js`: it understands the names that the
// README uses, where Next knows others.
import { isIP } from "node:net";

const { env } = process;
// Shells keep the machine's name in HOST, which nobody meant as an address to listen on.
const host = env.HOST && (isIP(env.HOST) || env.HOST === "localhost") ? env.HOST : "";
if (env.MUSTER_HOST || host) env.HOSTNAME = env.MUSTER_HOST || host;
if (env.MUSTER_URL) env.NEXTAUTH_URL = env.MUSTER_URL;

await import("./next-server.js");
