CREATE TABLE `settings_from` (
	`day` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
