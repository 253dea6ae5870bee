-- What stood there before a person corrected it, and who took a correction back: for the change log of an edition.
-- Null for corrections of before, and for those that came in with a file.

ALTER TABLE correction ADD COLUMN before TEXT;        -- JSON
ALTER TABLE correction ADD COLUMN reverted_by TEXT;
