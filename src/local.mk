# What each layer links: its own archive and those of the layers that it may include (src/README).
# A test of a layer links that and nothing else, so a forbidden call does not even link.

base_libs = src/base/libbase.a $(UNISTRING_LIBS)
loop_libs = src/loop/libloop.a $(base_libs)
doc_libs = src/doc/libdoc.a $(base_libs)
read_libs = src/read/libread.a $(doc_libs)
quote_libs = src/quote/libquote.a $(doc_libs)
find_libs = src/find/libfind.a $(doc_libs) $(PCRE2_LIBS)
layout_libs = src/layout/liblayout.a $(doc_libs) $(FRIBIDI_LIBS)
shelf_libs = src/shelf/libshelf.a $(doc_libs) $(SQLITE3_LIBS)
view_libs = src/view/libview.a $(layout_libs)
app_libs = src/app/libapp.a src/view/libview.a src/layout/liblayout.a src/shelf/libshelf.a \
	src/find/libfind.a src/quote/libquote.a src/read/libread.a src/doc/libdoc.a \
	src/loop/libloop.a src/base/libbase.a \
	$(UNISTRING_LIBS) $(FRIBIDI_LIBS) $(PCRE2_LIBS) $(SQLITE3_LIBS)
term_libs = src/term/libterm.a $(view_libs) $(NCURSES_LIBS)

# The readers that need a heavy library are an archive of their own: only diple-read links it, and
# a call to one from diple fails to link.
reader_libs = src/read/libreaders.a src/read/libread.a src/quote/libquote.a $(doc_libs) \
	$(MD4C_LIBS) $(LIBXML2_LIBS) $(LIBARCHIVE_LIBS) $(ZLIB_LIBS) $(JANSSON_LIBS)

bin_PROGRAMS += src/diple
src_diple_SOURCES = src/diple.c src/program.c src/program.h
src_diple_LDADD = src/term/libterm.a $(app_libs) $(NCURSES_LIBS)

pkglibexec_PROGRAMS += src/diple-read
src_diple_read_SOURCES = src/diple-read.c src/app/json.h
src_diple_read_SOURCES += src/app/output.c src/app/output.h src/app/regular.c src/app/regular.h
src_diple_read_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
# What no reader calls is not loaded either.
src_diple_read_LDFLAGS = $(AM_LDFLAGS) -Wl,--as-needed
src_diple_read_LDADD = src/app/libapp.a $(reader_libs)
if HAVE_JANSSON
src_diple_read_SOURCES += src/app/json.c
else
src_diple_read_SOURCES += src/app/json_none.c
endif
