/*
 * A document has several names: the paths it was opened by, or that of a manual page. Everything that is anchored in it is
 * one kind of annotation, so that it is written, found again and exported in one way.
 */
#include "shelf/schema.h"

const char *const schema_steps[] = {
	/* to version 1 */
	"CREATE TABLE documents ("
	"  id INTEGER PRIMARY KEY,"
	"  fingerprint INTEGER NOT NULL,"
	"  size INTEGER NOT NULL,"
	"  title TEXT NOT NULL,"
	"  format TEXT NOT NULL,"
	"  opened INTEGER NOT NULL," /* ms since 1970, the last time */
	"  progress REAL NOT NULL"   /* 0 to 1 */
	");"
	"CREATE INDEX documents_by_fingerprint ON documents(fingerprint);"
	"CREATE INDEX documents_by_opened ON documents(opened);"
	"CREATE TABLE names ("
	"  name TEXT PRIMARY KEY,"
	"  document INTEGER NOT NULL REFERENCES documents(id),"
	"  used INTEGER NOT NULL"
	") WITHOUT ROWID;"
	"CREATE INDEX names_by_document ON names(document);"
	"CREATE TABLE annotations ("
	"  id INTEGER PRIMARY KEY,"
	"  document INTEGER NOT NULL REFERENCES documents(id),"
	"  kind INTEGER NOT NULL,"
	"  key TEXT NOT NULL,"
	"  colour TEXT NOT NULL,"
	"  note TEXT NOT NULL,"
	"  created INTEGER NOT NULL,"
	"  modified INTEGER NOT NULL,"
	"  exact TEXT NOT NULL,"
	"  prefix TEXT NOT NULL,"
	"  suffix TEXT NOT NULL,"
	"  heading TEXT NOT NULL,"
	"  start INTEGER NOT NULL,"
	"  size INTEGER NOT NULL,"
	"  text_size INTEGER NOT NULL"
	");"
	"CREATE INDEX annotations_by_document ON annotations(document, kind);"
	"CREATE UNIQUE INDEX annotations_by_key ON annotations(document, kind, key) WHERE key <> "
	"'';"
	"CREATE UNIQUE INDEX annotations_place ON annotations(document) WHERE kind = 1;",
	/* to version 2 */
	"CREATE TABLE history ("
	"  opened INTEGER NOT NULL," /* ms since 1970 */
	"  document INTEGER NOT NULL REFERENCES documents(id)"
	");"
	"CREATE INDEX history_by_opened ON history(opened);",
	/* to version 3 */
	"ALTER TABLE documents ADD COLUMN author TEXT NOT NULL DEFAULT '';",
	/* to version 4 */
	("CREATE TABLE last (document INTEGER NOT NULL);" /* the highest number that one ever had */
	 "INSERT INTO last SELECT coalesce(max(id), 0) FROM documents;"),
};

const int schema_version = sizeof schema_steps / sizeof *schema_steps;
