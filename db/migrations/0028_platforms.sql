ALTER TABLE `answers` ADD `refuses` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `platform` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `platform_id` text;--> statement-breakpoint
CREATE INDEX `systems_platform` ON `systems` (`platform_id`);