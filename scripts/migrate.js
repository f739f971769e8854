import { openDatabase, prepareDatabase } from "./lib/database.js";
import { writeMigration } from "./lib/migrate.js";
import { runScript } from "./lib/progress.js";

const HELP = `npm run migrate              applies the migrations that the database does not have yet
npm run migrate -- --new X   writes prisma/migrations/<time>_X from what changed in prisma/schema since HEAD
Uses DATABASE_OWNER_URL where there is one, which also gives the role of DATABASE_URL what the app needs;
otherwise DATABASE_DIRECT_URL or DATABASE_URL, or Muster's own database when it is not set.`;

const [option, name] = process.argv.slice(2);
if (option === "--help") console.log(HELP);
else await runScript(run);

async function run() {
  const database = await openDatabase({ share: true });
  try {
    if (option === "--new") {
      console.log(`Wrote ${await writeMigration(database.ownerUrl, name ?? "change")}`);
    } else {
      const applied = await prepareDatabase(database);
      console.log(`Applied: ${applied.join(", ") || "nothing was missing"}`);
    }
  } finally {
    await database.stop();
  }
}
