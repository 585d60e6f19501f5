ALTER TABLE `periods` ADD `words` text;--> statement-breakpoint
ALTER TABLE `periods` ADD `name` text;