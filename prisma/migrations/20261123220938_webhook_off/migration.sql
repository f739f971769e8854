-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'WEBHOOK_OFF';
