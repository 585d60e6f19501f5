ALTER TABLE `departments` ADD `letter` text;--> statement-breakpoint
ALTER TABLE `settings` ADD `original` text;--> statement-breakpoint
-- What was filed before submissions kept their letterhead goes on printing the names of today.
UPDATE `settings` SET `original` = `value` WHERE EXISTS (SELECT 1 FROM `submissions`);
