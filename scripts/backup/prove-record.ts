import { PrismaPg } from "@prisma/adapter-pg";
import { verifyAll } from "@/lib/timeline/chain";
import { PrismaClient } from "@/prisma/generated/client";

/** Verifies every chain of a database, as `npm run verify` does. @returns a sentence for each that does not hold */
export async function findBroken(url: string): Promise<string[]> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }) });
  const broken: string[] = [];
  try {
    for await (const { stream, verdict } of verifyAll(prisma)) {
      if (!verdict.valid) broken.push(`${stream} at event ${verdict.brokenAt}: ${verdict.why}`);
    }
  } finally {
    await prisma.$disconnect();
  }
  return broken;
}
