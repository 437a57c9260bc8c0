ALTER TABLE `documents` ADD `scan` text;--> statement-breakpoint
CREATE INDEX `documents_scan` ON `documents` (`scan`,`id`);