-- A distinct value of one kind, such as a password or a command line, with what it came to over all sessions.
-- Kinds are numbered in SubjectKind. first_session is null for texts that nobody asks about, last_session for values of one
-- session. addresses is the number of source addresses, or more: the postings tell it exactly.
CREATE TABLE subject (
  id ${id} PRIMARY KEY,
  kind SMALLINT NOT NULL,
  hash INTEGER NOT NULL,
  value TEXT NOT NULL,
  first_session BIGINT,
  last_session BIGINT,
  sessions BIGINT NOT NULL,
  addresses BIGINT NOT NULL
);

CREATE INDEX subject_hash ON subject (hash);

-- By periods of 2^25 microseconds, whose numbers take half as much room as keys.
CREATE INDEX subject_first ON subject (kind, (first_session >> 36)) WHERE sessions > 0;

-- Most values are seen once; the index of the frequent ones stays small.
CREATE INDEX subject_frequent ON subject (kind, sessions) WHERE sessions > 1;

-- A session; its id grows with the time of its start. The body has everything else.
CREATE TABLE session (
  id ${id} PRIMARY KEY,
  name_hash SMALLINT NOT NULL,
  address BIGINT NOT NULL,
  body ${bytes} NOT NULL
);

CREATE INDEX session_name ON session (name_hash);

-- Which sessions, with which source addresses, have a subject that more than one session has: many in one row, since most
-- of the rows of a table of pairs would be a header and two keys. Rows of one subject may overlap in time.
CREATE TABLE posting (
  subject BIGINT NOT NULL,
  first_session BIGINT NOT NULL,
  entries ${bytes} NOT NULL,
  PRIMARY KEY (subject, first_session)
)${clustered};

-- What goes with the sessions and is saved with them: how far a log was read, and the history of the analysis.
CREATE TABLE saved_state (
  name TEXT PRIMARY KEY,
  state ${bytes} NOT NULL,
  saved_at BIGINT NOT NULL
);

-- What was shown to or dismissed by somebody.
CREATE TABLE finding_state (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (kind, subject)
);

-- Answers of sources and their counters, for the cache of an enrichment. The digest is of source, kind and value, since a
-- value may be longer than an index takes. What arrived is in raw, or in body if it has many megabytes; times are in
-- nanoseconds since 1970.
CREATE TABLE answer (
  digest ${bytes} PRIMARY KEY NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  facts TEXT,
  raw TEXT,
  body ${bytes},
  fetched_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX answer_expiry ON answer (source, expires_at);

CREATE TABLE counter (
  source TEXT PRIMARY KEY,
  state TEXT NOT NULL
);

-- Values of the store itself, such as the number of the last purge.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
