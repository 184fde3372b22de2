"""Version 1: the tables, indexes and triggers of the first release, word for word."""

from alembic.operations import Operations

STATEMENTS = (
    """CREATE TABLE setting (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (uuid),
        UNIQUE ("key")
)""",
    """CREATE TABLE entry (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        day TEXT NOT NULL,
        until_day TEXT,
        title TEXT NOT NULL,
        body TEXT DEFAULT '' NOT NULL,
        kind TEXT NOT NULL,
        scope TEXT,
        audience TEXT NOT NULL,
        is_draft INTEGER DEFAULT 0 NOT NULL,
        in_inbox INTEGER DEFAULT 0 NOT NULL,
        line TEXT DEFAULT '' NOT NULL,
        figure TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        trashed_at TEXT,
        rule INTEGER,
        has_number INTEGER DEFAULT 0 NOT NULL,
        has_outcome INTEGER DEFAULT 0 NOT NULL,
        has_own_part INTEGER DEFAULT 0 NOT NULL,
        has_proof INTEGER DEFAULT 0 NOT NULL,
        is_ready INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT span_in_order CHECK (until_day IS NULL OR until_day >= day),
        UNIQUE (uuid)
)""",
    """CREATE INDEX entry_drafts ON entry (day DESC, id DESC) WHERE trashed_at IS NULL AND is_draft = 1""",
    """CREATE INDEX entry_inbox ON entry (day DESC, id DESC) WHERE trashed_at IS NULL AND in_inbox = 1""",
    """CREATE INDEX entry_kind ON entry (kind, day DESC, id DESC) WHERE trashed_at IS NULL""",
    """CREATE INDEX entry_newest ON entry (day DESC, id DESC) WHERE trashed_at IS NULL""",
    """CREATE INDEX entry_ready ON entry (day DESC, id DESC) WHERE trashed_at IS NULL AND is_ready = 1""",
    """CREATE INDEX entry_trash ON entry (trashed_at) WHERE trashed_at IS NOT NULL""",
    """CREATE INDEX entry_unmeasured ON entry (day DESC, id DESC) WHERE trashed_at IS NULL AND has_number = 0""",
    """CREATE TABLE project (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        UNIQUE (uuid),
        UNIQUE (name_key)
)""",
    """CREATE TABLE person (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        relation TEXT,
        UNIQUE (uuid),
        UNIQUE (name_key)
)""",
    """CREATE TABLE blob (
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (digest)
)""",
    """CREATE TABLE verdict (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        criterion TEXT NOT NULL,
        word TEXT NOT NULL,
        day TEXT NOT NULL,
        said_by TEXT DEFAULT '' NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE INDEX verdict_by_criterion ON verdict (criterion, day)""",
    """CREATE TABLE mark (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        criterion TEXT NOT NULL,
        word TEXT NOT NULL,
        day TEXT NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        status TEXT,
        set_at TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE INDEX mark_by_criterion ON mark (criterion, day)""",
    """CREATE TABLE action (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        criterion TEXT,
        title TEXT NOT NULL,
        due TEXT,
        done_on TEXT,
        snoozed_until TEXT,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE INDEX action_open ON action (due) WHERE done_on IS NULL""",
    """CREATE TABLE target (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        ladder TEXT NOT NULL,
        current TEXT,
        target TEXT NOT NULL,
        current_since TEXT,
        target_by TEXT,
        chosen_on TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE assessment_run (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        assessment TEXT NOT NULL,
        version INTEGER NOT NULL,
        answers TEXT NOT NULL,
        result TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE attempt (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        exercise TEXT NOT NULL,
        answer TEXT DEFAULT '' NOT NULL,
        scores TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE snapshot (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        ladder TEXT NOT NULL,
        level TEXT NOT NULL,
        as_of TEXT NOT NULL,
        content TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE saved_search (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        "query" TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE packet (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        template TEXT NOT NULL,
        content TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        UNIQUE (uuid)
)""",
    """CREATE TABLE dismissal (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        subject TEXT NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        day TEXT NOT NULL,
        until_day TEXT,
        UNIQUE (uuid)
)""",
    """CREATE TABLE own_competency (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        "key" TEXT NOT NULL,
        name TEXT NOT NULL,
        content TEXT DEFAULT '' NOT NULL,
        UNIQUE (uuid),
        UNIQUE ("key")
)""",
    """CREATE TABLE own_ladder (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        "key" TEXT NOT NULL,
        content TEXT NOT NULL,
        UNIQUE (uuid),
        UNIQUE ("key")
)""",
    """CREATE TABLE scratch (
        "key" TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY ("key")
)""",
    """CREATE TABLE operation (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        verb TEXT NOT NULL,
        subject TEXT DEFAULT '' NOT NULL,
        at TEXT NOT NULL,
        sitting TEXT,
        state TEXT DEFAULT 'done' NOT NULL,
        CONSTRAINT known_state CHECK (state IN ('done', 'undone', 'dropped')),
        UNIQUE (uuid)
)""",
    """CREATE INDEX operation_by_state ON operation (state, id)""",
    """CREATE TABLE entry_competency (
        entry_id INTEGER NOT NULL,
        competency TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_id, competency),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)
 WITHOUT ROWID

""",
    """CREATE INDEX entry_competency_by_name ON entry_competency (competency, entry_id)""",
    """CREATE TABLE entry_tag (
        entry_id INTEGER NOT NULL,
        tag TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_id, tag),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)
 WITHOUT ROWID

""",
    """CREATE INDEX entry_tag_by_name ON entry_tag (tag, entry_id)""",
    """CREATE TABLE entry_project (
        entry_id INTEGER NOT NULL,
        project_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (entry_id, project_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE,
        FOREIGN KEY(project_id) REFERENCES project (id)
)
 WITHOUT ROWID

""",
    """CREATE INDEX entry_project_by_project ON entry_project (project_id, entry_id)""",
    """CREATE TABLE entry_person (
        entry_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        confirmed INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (entry_id, person_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id)
)
 WITHOUT ROWID

""",
    """CREATE INDEX entry_person_by_person ON entry_person (person_id, entry_id)""",
    """CREATE TABLE impact (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        measure TEXT DEFAULT '' NOT NULL,
        "before" TEXT DEFAULT '' NOT NULL,
        "after" TEXT DEFAULT '' NOT NULL,
        unit TEXT DEFAULT '' NOT NULL,
        period TEXT DEFAULT '' NOT NULL,
        estimated INTEGER DEFAULT 0 NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)""",
    """CREATE INDEX impact_by_entry ON impact (entry_id, position)""",
    """CREATE TABLE link (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        address TEXT NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)""",
    """CREATE INDEX link_by_entry ON link (entry_id, position)""",
    """CREATE TABLE attachment (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        entry_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE,
        FOREIGN KEY(digest) REFERENCES blob (digest)
)""",
    """CREATE INDEX attachment_by_entry ON attachment (entry_id, position)""",
    """CREATE TABLE entry_text (
        id INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        impacts TEXT NOT NULL,
        names TEXT NOT NULL,
        cjk TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(id) REFERENCES entry (id) ON DELETE CASCADE
)""",
    """CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
        INSERT INTO entry_fts(rowid, title, body, impacts, names, cjk)
        VALUES (new.id, new.title, new.body, new.impacts, new.names, new.cjk); END""",
    """CREATE TRIGGER entry_text_changed AFTER UPDATE ON entry_text BEGIN
        INSERT INTO entry_fts(entry_fts, rowid, title, body, impacts, names, cjk)
        VALUES ('delete', old.id, old.title, old.body, old.impacts, old.names, old.cjk);
        INSERT INTO entry_fts(rowid, title, body, impacts, names, cjk)
        VALUES (new.id, new.title, new.body, new.impacts, new.names, new.cjk); END""",
    """CREATE TRIGGER entry_text_removed AFTER DELETE ON entry_text BEGIN
        INSERT INTO entry_fts(entry_fts, rowid, title, body, impacts, names, cjk)
        VALUES ('delete', old.id, old.title, old.body, old.impacts, old.names, old.cjk); END""",
    """CREATE TABLE evidence (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        entry_id INTEGER NOT NULL,
        criterion TEXT NOT NULL,
        strength TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        quantity TEXT,
        wording TEXT DEFAULT '' NOT NULL,
        linked_at TEXT NOT NULL,
        CONSTRAINT one_link_a_criterion UNIQUE (entry_id, criterion),
        UNIQUE (uuid),
        FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)""",
    """CREATE INDEX evidence_by_criterion ON evidence (criterion, entry_id)""",
    """CREATE TABLE checkpoint (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        guide TEXT NOT NULL,
        day_number INTEGER NOT NULL,
        due TEXT NOT NULL,
        done_on TEXT,
        reflection TEXT DEFAULT '' NOT NULL,
        run_id INTEGER,
        UNIQUE (uuid),
        FOREIGN KEY(run_id) REFERENCES assessment_run (id)
)""",
    """CREATE TABLE export (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        hash TEXT NOT NULL,
        packet_id INTEGER,
        format TEXT NOT NULL,
        name TEXT NOT NULL,
        redactions INTEGER NOT NULL,
        digest TEXT NOT NULL,
        exported_at TEXT NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE SET NULL
)""",
    """CREATE TABLE operation_row (
        operation_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        record TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        "before" TEXT,
        "after" TEXT,
        PRIMARY KEY (operation_id, position),
        FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
)
 WITHOUT ROWID

""",
    """CREATE INDEX operation_row_by_record ON operation_row (record, record_id, operation_id)""",
    """CREATE VIRTUAL TABLE entry_fts USING fts5(
        title, body, impacts, names, cjk, content='entry_text', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
)


def upgrade(op: Operations) -> None:
    """Make everything of version 1 in an empty database."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
