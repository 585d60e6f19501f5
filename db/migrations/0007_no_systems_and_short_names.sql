ALTER TABLE `departments` ADD `no_systems` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `short_name` text;