noinst_LIBRARIES += src/find/libfind.a
src_find_libfind_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
src_find_libfind_a_SOURCES =
src_find_libfind_a_SOURCES += src/find/fold.c src/find/fold.h
src_find_libfind_a_SOURCES += src/find/literal.c src/find/literal.h
src_find_libfind_a_SOURCES += src/find/pattern.c src/find/pattern.h
src_find_libfind_a_SOURCES += src/find/regex.h
src_find_libfind_a_SOURCES += src/find/scan.c src/find/scan.h
src_find_libfind_a_SOURCES += src/find/search.c src/find/search.h
src_find_libfind_a_SOURCES += src/find/subject.c src/find/subject.h
src_find_libfind_a_SOURCES += src/find/tally.c src/find/tally.h
src_find_libfind_a_SOURCES += src/find/units.c src/find/units.h
src_find_libfind_a_SOURCES += src/find/visible.c src/find/visible.h
if HAVE_PCRE2
src_find_libfind_a_SOURCES += src/find/pcre.c
else
src_find_libfind_a_SOURCES += src/find/pcre_none.c
endif
