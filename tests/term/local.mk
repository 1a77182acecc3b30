# Tests of src/term: each links $(term_test_libs), which is what the layer may use. Those that need a
# terminal run the built programs in one, through tests/term/pty.h, and link $(pty_test_libs).
term_test_libs = tests/libtest.a $(term_libs) $(CMOCKA_LIBS)
pty_test_libs = tests/term/libpty.a tests/libtest.a $(VTERM_LIBS) $(CMOCKA_LIBS)

pty_tests =
pty_tests += tests/term/test_pty
tests_term_test_pty_LDADD = $(pty_test_libs)

if HAVE_VTERM
check_PROGRAMS += $(pty_tests)
check_LIBRARIES += tests/term/libpty.a
tests_term_libpty_a_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_term_libpty_a_SOURCES = tests/term/pty.c tests/term/pty.h
else
skipped_tests += $(pty_tests)
endif
