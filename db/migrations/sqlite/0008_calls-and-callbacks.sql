ALTER TABLE `callbacks` ADD `tried_at` text;--> statement-breakpoint
ALTER TABLE `callbacks` ADD `done_at` text;--> statement-breakpoint
CREATE INDEX `callbacks_waiting` ON `callbacks` (`done_at`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `calls_ends` ON `calls` (`ends_at_latest`);