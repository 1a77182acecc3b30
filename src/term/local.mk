noinst_LIBRARIES += src/term/libterm.a
src_term_libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
src_term_libterm_a_SOURCES =
src_term_libterm_a_SOURCES += src/term/term.h
