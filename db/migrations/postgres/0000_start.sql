CREATE TABLE "api_clients" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"revoked_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"chain" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"actor_kind" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"about_id" text collate "C",
	"case_number" text collate "C",
	"request_id" text collate "C" NOT NULL,
	"data_key" "bytea",
	"sealed" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_entries_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" bigint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"owner" text collate "C",
	"leased_until" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "authorization_cases" (
	"authorization_id" text collate "C" NOT NULL,
	"case_number" text collate "C" NOT NULL,
	"taken_out_at" text collate "C",
	CONSTRAINT "authorization_cases_authorization_id_case_number_pk" PRIMARY KEY("authorization_id","case_number")
);
--> statement-breakpoint
CREATE TABLE "authorizations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"debtor_id" text collate "C" NOT NULL,
	"call_id" text collate "C",
	"submission_id" text collate "C",
	"all_cases" boolean NOT NULL,
	"powers" text collate "C" NOT NULL,
	"valid_from" text collate "C",
	"valid_through" text collate "C",
	"until_case_closed" boolean NOT NULL,
	"signed_on" text collate "C",
	"granted_at" text collate "C" NOT NULL,
	"revoked_at" text collate "C",
	"resigned_at" text collate "C",
	"suspended_at" text collate "C",
	"superseded_at" text collate "C",
	"annulled_at" text collate "C",
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"preferred_at" text collate "C",
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_number" text collate "C" NOT NULL,
	"started_at" text collate "C" NOT NULL,
	"ends_at_latest" text collate "C" NOT NULL,
	"ended_at" text collate "C",
	"debtor_left_at" text collate "C",
	"recording_informed" boolean NOT NULL,
	"recording_declined" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_number" text collate "C" PRIMARY KEY NOT NULL,
	"debtor_id" text collate "C" NOT NULL,
	"debtor_status" text collate "C" NOT NULL,
	"registered_on" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"closed_on" text collate "C",
	"last_closed_at" text collate "C",
	"as_of" text collate "C",
	"updated_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debtors" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"external_key" text collate "C",
	"person_key" text collate "C",
	"status" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"content_key" text collate "C" NOT NULL,
	"object_name" text collate "C" NOT NULL,
	"object_key" "bytea" NOT NULL,
	"size" bigint NOT NULL,
	"type" text collate "C" NOT NULL,
	"pages" bigint NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_editions" (
	"content_hash" text collate "C" PRIMARY KEY NOT NULL,
	"edition" text collate "C" NOT NULL,
	"reference" text collate "C",
	"issued_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"request_key" text collate "C" PRIMARY KEY NOT NULL,
	"body_key" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issued_forms" (
	"reference" text collate "C" PRIMARY KEY NOT NULL,
	"token_key" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_cases" (
	"agent_key" text collate "C" NOT NULL,
	"submission_id" text collate "C" NOT NULL,
	CONSTRAINT "submission_cases_agent_key_submission_id_pk" PRIMARY KEY("agent_key","submission_id")
);
--> statement-breakpoint
CREATE TABLE "submission_documents" (
	"submission_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"document_id" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "submission_documents_submission_id_position_pk" PRIMARY KEY("submission_id","position")
);
--> statement-breakpoint
CREATE TABLE "submission_references" (
	"reference_key" text collate "C" PRIMARY KEY NOT NULL,
	"submission_id" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"tries" bigint NOT NULL,
	"tries_since" text collate "C",
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"answer_by" text collate "C" NOT NULL,
	"newest_pages_at" text collate "C" NOT NULL,
	"open_key" text collate "C",
	"open_since" text collate "C",
	"checklist" text collate "C" NOT NULL,
	"completion_asked_at" text collate "C",
	"completion_missing" text collate "C",
	"decided_at" text collate "C",
	"outcome" text collate "C",
	"decision_reasons" text collate "C",
	"withdrawn_at" text collate "C",
	"authorization_id" text collate "C",
	"claimed_at" text collate "C",
	"claim_key" "bytea",
	"claim" "bytea",
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"case_number" text collate "C" NOT NULL,
	"power" text collate "C" NOT NULL,
	"call_id" text collate "C",
	"decision" text collate "C" NOT NULL,
	"reasons" text collate "C" NOT NULL,
	"authorization_id" text collate "C"
);
--> statement-breakpoint
CREATE INDEX "audit_entries_about" ON "audit_entries" USING btree ("about_id","type","at");--> statement-breakpoint
CREATE INDEX "audit_entries_case" ON "audit_entries" USING btree ("case_number","at");--> statement-breakpoint
CREATE INDEX "authorization_cases_case" ON "authorization_cases" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "authorizations_debtor" ON "authorizations" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "authorizations_call" ON "authorizations" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "authorizations_submission" ON "authorizations" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "authorizations_granted" ON "authorizations" USING btree ("granted_at","id");--> statement-breakpoint
CREATE INDEX "cases_debtor" ON "cases" USING btree ("debtor_id","debtor_status");--> statement-breakpoint
CREATE UNIQUE INDEX "debtors_external_key" ON "debtors" USING btree ("external_key");--> statement-breakpoint
CREATE UNIQUE INDEX "debtors_person_key" ON "debtors" USING btree ("person_key");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_content" ON "documents" USING btree ("content_key");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_object" ON "documents" USING btree ("object_name");--> statement-breakpoint
CREATE INDEX "idempotent_answers_created" ON "idempotent_answers" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_forms_token" ON "issued_forms" USING btree ("token_key");--> statement-breakpoint
CREATE INDEX "submission_cases_submission" ON "submission_cases" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "submission_documents_document" ON "submission_documents" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "submission_references_submission" ON "submission_references" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_open_key" ON "submissions" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "submissions_open" ON "submissions" USING btree ("open_since","id");--> statement-breakpoint
CREATE INDEX "verifications_authorization" ON "verifications" USING btree ("authorization_id","id");