CREATE TABLE `stamps` (
	`period` text PRIMARY KEY NOT NULL,
	`stamp` text NOT NULL,
	FOREIGN KEY (`period`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
INSERT INTO `stamps` SELECT `id`, lower(hex(randomblob(8))) FROM `periods`;
--> statement-breakpoint
CREATE TRIGGER `stamps_period` AFTER INSERT ON `periods` BEGIN
  INSERT INTO `stamps` VALUES (new.`id`, lower(hex(randomblob(8))));
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_assessment` AFTER INSERT ON `assessments` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = new.`period`;
END;
--> statement-breakpoint
-- A save changes neither, and is not held up.
CREATE TRIGGER `stamps_state` AFTER UPDATE OF `state`, `revision`, `on_time` ON `assessments`
WHEN old.`state` IS NOT new.`state` OR old.`revision` IS NOT new.`revision` OR old.`on_time` IS NOT new.`on_time` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = new.`period`;
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_assessment_gone` AFTER DELETE ON `assessments` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = old.`period`;
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_submission` AFTER INSERT ON `submissions` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = new.`period`;
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_filer` AFTER INSERT ON `filers` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = new.`period`;
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_filer_changed` AFTER UPDATE ON `filers` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` IN (old.`period`, new.`period`);
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_filer_gone` AFTER DELETE ON `filers` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = old.`period`;
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_department` AFTER UPDATE OF `code`, `name`, `short_name`, `kind`, `parent` ON `departments` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8)));
END;
--> statement-breakpoint
CREATE TRIGGER `stamps_framework` AFTER UPDATE OF `framework_id` ON `periods` BEGIN
  UPDATE `stamps` SET `stamp` = lower(hex(randomblob(8))) WHERE `period` = new.`id`;
END;
