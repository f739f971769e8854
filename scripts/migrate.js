import { migrateDatabase, writeMigration } from "./lib/migrate.js";
import { DATA_DIR } from "./lib/paths.js";
import { startPostgres } from "./lib/postgres.js";

const HELP = `npm run migrate              applies the migrations that the database does not have yet
npm run migrate -- --new X   writes prisma/migrations/<time>_X from what changed in prisma/schema since HEAD
Uses DATABASE_URL, or Muster's own database when it is not set.`;

const [option, name] = process.argv.slice(2);
if (option === "--help") console.log(HELP);
else await run();

async function run() {
  const own = process.env.DATABASE_URL ? null : await startPostgres(DATA_DIR);
  const url = process.env.DATABASE_URL ?? own.url;
  try {
    if (option === "--new") console.log(`Wrote ${await writeMigration(url, name ?? "change")}`);
    else
      console.log(`Applied: ${(await migrateDatabase(url)).join(", ") || "nothing was missing"}`);
  } finally {
    await own?.stop();
  }
}
