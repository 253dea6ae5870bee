-- What people decided about names; whom it concerns is looked up by folded name at every derivation.

CREATE TABLE same_name (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name      TEXT NOT NULL,
    canonical TEXT NOT NULL,
    is_same   INTEGER NOT NULL,  -- 0: not the same, however alike they look
    made      TEXT NOT NULL,     -- UTC
    made_by   TEXT NOT NULL,
    reverted  TEXT               -- UTC; kept, but without effect
) STRICT;
