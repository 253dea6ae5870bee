-- Corrections of one item of a list. Their order is that of their ids, in which they were made.

ALTER TABLE correction ADD COLUMN item TEXT;   -- of a list; null for a whole field
