ALTER TABLE `periods` ADD `formula` text DEFAULT '1' NOT NULL;--> statement-breakpoint
-- Periods that have not opened yet are the first of the next formula.
UPDATE `periods` SET `formula` = '2' WHERE `opens_on` > date('now', '+7 hours')
  AND NOT EXISTS (SELECT 1 FROM `assessments` WHERE `assessments`.`period` = `periods`.`id`);
