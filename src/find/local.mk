noinst_LIBRARIES += src/find/libfind.a
src_find_libfind_a_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
src_find_libfind_a_SOURCES =
src_find_libfind_a_SOURCES += src/find/anchor.c src/find/anchor.h
src_find_libfind_a_SOURCES += src/find/filter.c src/find/filter.h src/find/filter_avx2.c
src_find_libfind_a_SOURCES += src/find/fold.c src/find/fold.h
src_find_libfind_a_SOURCES += src/find/literal.c src/find/literal.h
src_find_libfind_a_SOURCES += src/find/matches.c src/find/matches.h
src_find_libfind_a_SOURCES += src/find/onset.c src/find/onset.h
src_find_libfind_a_SOURCES += src/find/outlook.c src/find/outlook.h
src_find_libfind_a_SOURCES += src/find/pattern.c src/find/pattern.h
src_find_libfind_a_SOURCES += src/find/recent.c src/find/recent.h
src_find_libfind_a_SOURCES += src/find/regex.h
src_find_libfind_a_SOURCES += src/find/region.c src/find/region.h
src_find_libfind_a_SOURCES += src/find/required.c src/find/required.h
src_find_libfind_a_SOURCES += src/find/scan.c src/find/scan.h
src_find_libfind_a_SOURCES += src/find/search.c src/find/search.h
src_find_libfind_a_SOURCES += src/find/sift.c src/find/sift.h
src_find_libfind_a_SOURCES += src/find/skim.c src/find/skim.h
src_find_libfind_a_SOURCES += src/find/subject.c src/find/subject.h
src_find_libfind_a_SOURCES += src/find/tally.c src/find/tally.h
src_find_libfind_a_SOURCES += src/find/units.c src/find/units.h
src_find_libfind_a_SOURCES += src/find/visible.c src/find/visible.h
src_find_libfind_a_SOURCES += src/find/walk.c src/find/walk.h
if HAVE_PCRE2
src_find_libfind_a_SOURCES += src/find/pcre.c
else
src_find_libfind_a_SOURCES += src/find/pcre_none.c
endif
