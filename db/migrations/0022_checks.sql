CREATE TABLE `checks` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`by_whom` text NOT NULL,
	`document` text,
	`findings` integer,
	`open` integer,
	`removed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `checks_system` ON `checks` (`system`);--> statement-breakpoint
CREATE TABLE `regulation_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`on_day` text NOT NULL,
	`by_whom` text NOT NULL,
	`points` integer NOT NULL,
	`failed` integer NOT NULL,
	`fixed` integer NOT NULL,
	`removed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `regulation_checks_system` ON `regulation_checks` (`system`);