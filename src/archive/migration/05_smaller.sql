-- How the indexes gather what they write, and that everything derived is to be derived anew: facts, digests
-- and records take less room than they did.

-- FTS5 by itself writes out every megabyte and then merges what it wrote, which is most of the work of an
-- import. With eight times as much that of 20 MB of pages is written once.
INSERT INTO head (head, rank) VALUES ('hashsize', 8388608);
INSERT INTO alltext (alltext, rank) VALUES ('hashsize', 8388608);
DELETE FROM setting WHERE name = 'rules';
