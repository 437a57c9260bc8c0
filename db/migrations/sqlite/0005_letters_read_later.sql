CREATE TABLE `pending_readings` (
	`document_id` text PRIMARY KEY NOT NULL,
	`asked_at` text NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pending_readings_asked` ON `pending_readings` (`asked_at`,`document_id`);--> statement-breakpoint
ALTER TABLE `submissions` ADD `unread_since` text;