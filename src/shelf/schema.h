#ifndef SHELF_SCHEMA_H
#define SHELF_SCHEMA_H

/*
 * The tables of the shelf, as steps from one version to the next. A step that was in a release never changes: another is
 * added. SQLite keeps the version as user_version; 0 is an empty file.
 */
extern const char *const schema_steps[];
extern const int schema_version;

#endif
