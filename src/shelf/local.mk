noinst_LIBRARIES += src/shelf/libshelf.a
src_shelf_libshelf_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE3_CFLAGS)
src_shelf_libshelf_a_SOURCES =
