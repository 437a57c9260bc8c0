DROP INDEX "audit_entries_case";--> statement-breakpoint
CREATE INDEX "audit_entries_case" ON "audit_entries" USING btree ("chain",("seq" / 1024),"case_number");