# How tests run. Each is a program that prints TAP (cmocka does) or a shell script that does the same;
# tests/driver counts the cases. To add one to a layer, in its own local.mk:
#     check_PROGRAMS += tests/doc/test_block
#     tests_doc_test_block_LDADD = $(doc_test_libs)

LOG_DRIVER = $(SHELL) $(top_srcdir)/tests/driver

# The environment of a test says nothing about the person who runs it. In a build with gcov a process
# that is killed while it writes its counts leaves a broken file; what later ones say of that goes to a
# file of its own, not between the lines that tests compare.
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	GCOV_ERROR_FILE='$(abs_top_builddir)/gcov-errors.log'; export GCOV_ERROR_FILE; \
	DIPLE_SRCDIR='$(abs_top_srcdir)'; export DIPLE_SRCDIR; \
	DIPLE_BUILDDIR='$(abs_top_builddir)'; export DIPLE_BUILDDIR; \
	LC_ALL=C.UTF-8; export LC_ALL; \
	TERM=xterm-256color; export TERM; \
	HOME="$(abs_top_builddir)/tests/home"; export HOME; \
	unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME; \
	unset DIPLE NO_COLOR COLORTERM LANGUAGE LINES COLUMNS;

TESTS += $(check_PROGRAMS)

# Without cmocka all is built but the tests; make check says so before it compiles anything.
if !HAVE_CMOCKA
BUILT_SOURCES = need-cmocka
need-cmocka:
	@case ' $(MAKECMDGOALS) ' in \
	*' check '*) echo 'make check needs cmocka (Debian: libcmocka-dev)' >&2; exit 1 ;; \
	esac
.PHONY: need-cmocka
endif

TESTS += tests/check-layers
TESTS += tests/test-check-layers
TESTS += tests/test-driver
TESTS += tests/loss/test-loss

# What the tests share.
check_LIBRARIES += tests/libtest.a
tests_libtest_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTEST_SRCDIR='"$(abs_top_srcdir)"' -DTEST_BUILDDIR='"$(abs_top_builddir)"'
tests_libtest_a_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_libtest_a_SOURCES =
tests_libtest_a_SOURCES += tests/golden.c tests/golden.h
tests_libtest_a_SOURCES += tests/paths.c tests/paths.h
tests_libtest_a_SOURCES += tests/scratch.c tests/scratch.h

# Compressed files and archives, for the tests that read some.
noinst_LIBRARIES += tests/libpacker.a
tests_libpacker_a_CPPFLAGS = $(AM_CPPFLAGS) $(LIBARCHIVE_CFLAGS)
if HAVE_LIBARCHIVE
tests_libpacker_a_SOURCES = tests/packer.c tests/packer.h
else
tests_libpacker_a_SOURCES = tests/packer_none.c tests/packer.h
endif
packer_libs = tests/libpacker.a src/base/libbase.a $(LIBARCHIVE_LIBS)

clean-local:
	rm -rf tests/home
