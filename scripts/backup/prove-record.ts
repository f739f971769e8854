import { PrismaPg } from "@prisma/adapter-pg";
import { tellFault } from "@/lib/admin/proof/read-chain";
import { verifyRecord } from "@/lib/admin/proof/verify-record";
import { OTHER_SECRET } from "@/lib/platform/audit/verify";
import { PrismaClient } from "@/prisma/generated/client";

/**
 * Verifies the whole record of a database, as `npm run verify` does; but for the seals of another
 * NEXTAUTH_SECRET, which may come back only after the record.
 * @returns a sentence for each thing that is not as the chains say
 */
export async function findBroken(url: string): Promise<string[]> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }) });
  const broken: string[] = [];
  try {
    for await (const { stream, chain, faults } of verifyRecord(prisma)) {
      if (!chain.valid) broken.push(`${stream} at event ${chain.brokenAt}: ${chain.why}`);
      const counted = faults.filter(({ why }) => why !== OTHER_SECRET);
      broken.push(...counted.map((fault) => `${stream}: ${tellFault(fault)}`));
    }
  } finally {
    await prisma.$disconnect();
  }
  return broken;
}
