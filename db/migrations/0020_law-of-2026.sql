ALTER TABLE `systems` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `operator_id` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `information` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `procedures` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `conditional` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `serves` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `works` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `subjects_basic` integer;--> statement-breakpoint
ALTER TABLE `systems` ADD `subjects_sensitive` integer;--> statement-breakpoint
ALTER TABLE `systems` ADD `national_ground` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `ruler` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `ruler_reason` text;--> statement-breakpoint
ALTER TABLE `systems` ADD `under_investment` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `systems` ADD `confirmed_on` text;