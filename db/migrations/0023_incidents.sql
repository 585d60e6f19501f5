CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`department` text NOT NULL,
	`detected_at` text NOT NULL,
	`what` text NOT NULL,
	`system` text,
	`serious` integer NOT NULL,
	`disruption` integer NOT NULL,
	`notified_at` text,
	`reported_at` text,
	`closed_at` text,
	`removed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`department`) REFERENCES `departments`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`system`) REFERENCES `systems`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incidents_department` ON `incidents` (`department`);