-- AlterEnum
ALTER TYPE "MailLeftOut" ADD VALUE 'NO_ADDRESS';
