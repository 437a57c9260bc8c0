ALTER TABLE "debtors" ADD COLUMN "search_key" text collate "C";--> statement-breakpoint
CREATE INDEX "debtors_search" ON "debtors" USING btree ("search_key");