-- A name of its own for each archive, by which each person's own file is found. Copies keep it.

INSERT OR IGNORE INTO setting (name, value) VALUES ('id', lower(hex(randomblob(16))));
