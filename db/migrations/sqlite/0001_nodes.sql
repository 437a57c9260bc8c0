CREATE TABLE `duties` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text,
	`leased_until` text,
	`done_at` text
);
--> statement-breakpoint
CREATE TABLE `rate_counters` (
	`subject_key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_counters_until` ON `rate_counters` (`until`);--> statement-breakpoint
CREATE INDEX `callbacks_created` ON `callbacks` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `issued_forms_created` ON `issued_forms` (`created_at`,`reference`);--> statement-breakpoint
CREATE INDEX `submissions_decided` ON `submissions` (`outcome`,`decided_at`);--> statement-breakpoint
CREATE INDEX `submissions_withdrawn` ON `submissions` (`authorization_id`,`withdrawn_at`);