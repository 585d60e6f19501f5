CREATE TABLE `remarks` (
	`period` text NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`period`, `part`),
	FOREIGN KEY (`period`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade
);
