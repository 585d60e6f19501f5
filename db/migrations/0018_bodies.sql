CREATE TABLE `bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`unit_id` text,
	`functions` text,
	`head` text,
	`post` text,
	`address` text,
	`phone` text,
	`email` text
);
--> statement-breakpoint
CREATE TABLE `body_states` (
	`id` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`body`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `body_states_body` ON `body_states` (`body`,`at`);