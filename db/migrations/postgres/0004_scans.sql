ALTER TABLE "documents" ADD COLUMN "scan" text collate "C";--> statement-breakpoint
CREATE INDEX "documents_scan" ON "documents" USING btree ("scan","id");