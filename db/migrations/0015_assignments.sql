CREATE TABLE `assignments` (
	`period` text NOT NULL,
	`scope` text NOT NULL,
	`target` text NOT NULL,
	`reviewer` text,
	PRIMARY KEY(`period`, `scope`, `target`),
	FOREIGN KEY (`period`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade
);
