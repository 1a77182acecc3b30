noinst_LIBRARIES += src/shelf/libshelf.a
src_shelf_libshelf_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE3_CFLAGS)
src_shelf_libshelf_a_SOURCES =
src_shelf_libshelf_a_SOURCES += src/shelf/anchoring.c src/shelf/anchoring.h
src_shelf_libshelf_a_SOURCES += src/shelf/approximate.c src/shelf/approximate.h
src_shelf_libshelf_a_SOURCES += src/shelf/letters.c src/shelf/letters.h
src_shelf_libshelf_a_SOURCES += src/shelf/rare.c src/shelf/rare.h
src_shelf_libshelf_a_SOURCES += src/shelf/selector.c src/shelf/selector.h
src_shelf_libshelf_a_SOURCES += src/shelf/sought.c src/shelf/sought.h
src_shelf_libshelf_a_SOURCES += src/shelf/annotation.c src/shelf/annotation.h
src_shelf_libshelf_a_SOURCES += src/shelf/fingerprint.c src/shelf/fingerprint.h
src_shelf_libshelf_a_SOURCES += src/shelf/folder.c src/shelf/folder.h
src_shelf_libshelf_a_SOURCES += src/shelf/moment.c src/shelf/moment.h
src_shelf_libshelf_a_SOURCES += src/shelf/recall.c src/shelf/recall.h
src_shelf_libshelf_a_SOURCES += src/shelf/recall_line.h
src_shelf_libshelf_a_SOURCES += src/shelf/store.h
if HAVE_SQLITE3
src_shelf_libshelf_a_SOURCES += src/shelf/recall_write.c
src_shelf_libshelf_a_SOURCES += src/shelf/import.c src/shelf/import.h
src_shelf_libshelf_a_SOURCES += src/shelf/query.c src/shelf/query.h
src_shelf_libshelf_a_SOURCES += src/shelf/schema.c src/shelf/schema.h
src_shelf_libshelf_a_SOURCES += src/shelf/sqlite.c src/shelf/sqlite.h
src_shelf_libshelf_a_SOURCES += src/shelf/store.c src/shelf/store_annotations.c src/shelf/store_documents.c
else
src_shelf_libshelf_a_SOURCES += src/shelf/store_none.c
endif
