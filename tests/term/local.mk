# Tests of src/term: each links $(term_test_libs), which is what the layer may use. Those that need a
# terminal run the built programs in one, through tests/term/pty.h, and link $(pty_test_libs).
term_test_libs = tests/libtest.a $(term_libs) $(CMOCKA_LIBS)
pty_test_libs = tests/term/libpty.a tests/libtest.a $(VTERM_LIBS) $(CMOCKA_LIBS)

pty_tests =
pty_tests += tests/term/test_pty
tests_term_test_pty_LDADD = $(pty_test_libs)

pty_tests += tests/term/test_paint
tests_term_test_paint_SOURCES = tests/term/test_paint.c tests/term/stage.c tests/term/stage.h
tests_term_test_paint_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_term_test_paint_LDADD = $(term_test_libs) $(VTERM_LIBS)

# The tests of term itself run this program.
noinst_PROGRAMS += tests/term/screen
tests_term_screen_LDADD = $(term_libs)
pty_tests += tests/term/test_term
tests_term_test_term_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_term_slow
tests_term_test_term_slow_LDADD = $(pty_test_libs)

# What the benchmark compares the start with (tests/bench).
noinst_PROGRAMS += tests/term/floor
tests_term_floor_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
tests_term_floor_LDADD = $(NCURSES_LIBS)

# The whole program.
pty_tests += tests/term/test_diple
tests_term_test_diple_LDADD = $(pty_test_libs) $(base_libs)
pty_tests += tests/term/test_diple_config
tests_term_test_diple_config_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_filter
tests_term_test_diple_filter_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_manual
tests_term_test_diple_manual_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_files
tests_term_test_diple_files_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_formats
tests_term_test_diple_formats_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_grow
tests_term_test_diple_grow_LDADD = $(pty_test_libs) $(base_libs)
pty_tests += tests/term/test_diple_search
tests_term_test_diple_search_LDADD = $(pty_test_libs)
pty_tests += tests/term/test_diple_quotes
tests_term_test_diple_quotes_LDADD = $(pty_test_libs) $(base_libs)
if HAVE_SQLITE3
pty_tests += tests/term/test_diple_library
pty_tests += tests/term/test_diple_shelf
else
skipped_tests += tests/term/test_diple_library
skipped_tests += tests/term/test_diple_shelf
endif
tests_term_test_diple_library_LDADD = $(pty_test_libs)
tests_term_test_diple_shelf_LDADD = $(pty_test_libs) $(base_libs)
pty_tests += tests/term/test_diple_terminal
tests_term_test_diple_terminal_LDADD = $(pty_test_libs)

check_PROGRAMS += tests/term/test_input
tests_term_test_input_LDADD = $(term_test_libs)
check_PROGRAMS += tests/term/test_pen
tests_term_test_pen_LDADD = $(term_test_libs)
check_PROGRAMS += tests/term/test_clipboard
tests_term_test_clipboard_LDADD = $(term_test_libs)

if HAVE_VTERM
check_PROGRAMS += $(pty_tests)
check_LIBRARIES += tests/term/libpty.a
tests_term_libpty_a_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_term_libpty_a_SOURCES =
tests_term_libpty_a_SOURCES += tests/term/diple.c tests/term/diple.h
tests_term_libpty_a_SOURCES += tests/term/keeper.c tests/term/keeper.h
tests_term_libpty_a_SOURCES += tests/term/pty.c tests/term/pty.h
tests_term_libpty_a_SOURCES += tests/term/sitting.c tests/term/sitting.h
tests_term_libpty_a_SOURCES += tests/term/emulator.c tests/term/emulator.h
else
skipped_tests += $(pty_tests)
endif
