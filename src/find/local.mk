noinst_LIBRARIES += src/find/libfind.a
src_find_libfind_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
src_find_libfind_a_SOURCES =
src_find_libfind_a_SOURCES += src/find/pattern.h
src_find_libfind_a_SOURCES += src/find/search.h
