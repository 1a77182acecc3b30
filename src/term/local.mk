noinst_LIBRARIES += src/term/libterm.a
src_term_libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
src_term_libterm_a_SOURCES =
src_term_libterm_a_SOURCES += src/term/caps.c src/term/caps.h
src_term_libterm_a_SOURCES += src/term/input.c src/term/input.h
src_term_libterm_a_SOURCES += src/term/paint.c src/term/paint.h
src_term_libterm_a_SOURCES += src/term/pen.c src/term/pen.h
src_term_libterm_a_SOURCES += src/term/term.c src/term/term.h
