CREATE TABLE `api_clients` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`secret_hash` blob NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`chain` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`type` text NOT NULL,
	`outcome` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`about_id` text,
	`case_number` text,
	`request_id` text NOT NULL,
	`data_key` blob,
	`sealed` blob NOT NULL,
	`hash` blob NOT NULL,
	PRIMARY KEY(`chain`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `audit_entries_about` ON `audit_entries` (`about_id`,`type`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_case` ON `audit_entries` (`case_number`,`at`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`chain` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` blob NOT NULL,
	`owner` text,
	`leased_until` text
);
--> statement-breakpoint
CREATE TABLE `authorization_cases` (
	`authorization_id` text NOT NULL,
	`case_number` text NOT NULL,
	`taken_out_at` text,
	PRIMARY KEY(`authorization_id`, `case_number`)
);
--> statement-breakpoint
CREATE INDEX `authorization_cases_case` ON `authorization_cases` (`case_number`);--> statement-breakpoint
CREATE TABLE `authorizations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`debtor_id` text NOT NULL,
	`call_id` text,
	`submission_id` text,
	`all_cases` integer NOT NULL,
	`powers` text NOT NULL,
	`valid_from` text,
	`valid_through` text,
	`until_case_closed` integer NOT NULL,
	`signed_on` text,
	`granted_at` text NOT NULL,
	`revoked_at` text,
	`resigned_at` text,
	`suspended_at` text,
	`superseded_at` text,
	`annulled_at` text,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `authorizations_debtor` ON `authorizations` (`debtor_id`);--> statement-breakpoint
CREATE INDEX `authorizations_call` ON `authorizations` (`call_id`);--> statement-breakpoint
CREATE INDEX `authorizations_submission` ON `authorizations` (`submission_id`);--> statement-breakpoint
CREATE INDEX `authorizations_granted` ON `authorizations` (`granted_at`,`id`);--> statement-breakpoint
CREATE TABLE `callbacks` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`preferred_at` text,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`started_at` text NOT NULL,
	`ends_at_latest` text NOT NULL,
	`ended_at` text,
	`debtor_left_at` text,
	`recording_informed` integer NOT NULL,
	`recording_declined` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`case_number` text PRIMARY KEY NOT NULL,
	`debtor_id` text NOT NULL,
	`debtor_status` text NOT NULL,
	`registered_on` text NOT NULL,
	`status` text NOT NULL,
	`closed_on` text,
	`last_closed_at` text,
	`as_of` text,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_debtor` ON `cases` (`debtor_id`,`debtor_status`);--> statement-breakpoint
CREATE TABLE `debtors` (
	`id` text PRIMARY KEY NOT NULL,
	`external_key` text,
	`person_key` text,
	`status` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `debtors_external_key` ON `debtors` (`external_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `debtors_person_key` ON `debtors` (`person_key`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`content_key` text NOT NULL,
	`object_name` text NOT NULL,
	`object_key` blob NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`pages` integer NOT NULL,
	`received_at` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_content` ON `documents` (`content_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `documents_object` ON `documents` (`object_name`);--> statement-breakpoint
CREATE TABLE `form_editions` (
	`content_hash` text PRIMARY KEY NOT NULL,
	`edition` text NOT NULL,
	`reference` text,
	`issued_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotent_answers` (
	`request_key` text PRIMARY KEY NOT NULL,
	`body_key` text NOT NULL,
	`created_at` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotent_answers_created` ON `idempotent_answers` (`created_at`);--> statement-breakpoint
CREATE TABLE `issued_forms` (
	`reference` text PRIMARY KEY NOT NULL,
	`token_key` text NOT NULL,
	`language` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issued_forms_token` ON `issued_forms` (`token_key`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `submission_cases` (
	`agent_key` text NOT NULL,
	`submission_id` text NOT NULL,
	PRIMARY KEY(`agent_key`, `submission_id`)
);
--> statement-breakpoint
CREATE INDEX `submission_cases_submission` ON `submission_cases` (`submission_id`);--> statement-breakpoint
CREATE TABLE `submission_documents` (
	`submission_id` text NOT NULL,
	`position` integer NOT NULL,
	`document_id` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`submission_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `submission_documents_document` ON `submission_documents` (`document_id`);--> statement-breakpoint
CREATE TABLE `submission_references` (
	`reference_key` text PRIMARY KEY NOT NULL,
	`submission_id` text NOT NULL,
	`created_at` text NOT NULL,
	`tries` integer NOT NULL,
	`tries_since` text,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `submission_references_submission` ON `submission_references` (`submission_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`received_at` text NOT NULL,
	`answer_by` text NOT NULL,
	`newest_pages_at` text NOT NULL,
	`open_key` text,
	`open_since` text,
	`checklist` text NOT NULL,
	`completion_asked_at` text,
	`completion_missing` text,
	`decided_at` text,
	`outcome` text,
	`decision_reasons` text,
	`withdrawn_at` text,
	`authorization_id` text,
	`claimed_at` text,
	`claim_key` blob,
	`claim` blob,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_open_key` ON `submissions` (`open_key`);--> statement-breakpoint
CREATE INDEX `submissions_open` ON `submissions` (`open_since`,`id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`case_number` text NOT NULL,
	`power` text NOT NULL,
	`call_id` text,
	`decision` text NOT NULL,
	`reasons` text NOT NULL,
	`authorization_id` text
);
--> statement-breakpoint
CREATE INDEX `verifications_authorization` ON `verifications` (`authorization_id`,`id`);