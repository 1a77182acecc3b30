# Programs that measure. They are built with everything, so that they keep up with the code, and run by hand.
noinst_PROGRAMS += tests/bench/bench_plain
tests_bench_bench_plain_LDADD = $(app_libs)

noinst_PROGRAMS += tests/bench/bench_search
tests_bench_bench_search_LDADD = $(app_libs)

# The benchmark: diple beside whatever else is installed, in a terminal. BENCH_FLAGS are its options.
check_LIBRARIES += tests/bench/libbench.a
tests_bench_libbench_a_SOURCES =
tests_bench_libbench_a_SOURCES += tests/bench/corpus.c tests/bench/corpus.h
tests_bench_libbench_a_SOURCES += tests/bench/inputs.c tests/bench/inputs.h
tests_bench_libbench_a_SOURCES += tests/bench/measures.c tests/bench/measures.h
tests_bench_libbench_a_SOURCES += tests/bench/processes.c tests/bench/processes.h
tests_bench_libbench_a_SOURCES += tests/bench/programs.c tests/bench/programs.h
tests_bench_libbench_a_SOURCES += tests/bench/report.c tests/bench/report.h
tests_bench_libbench_a_SOURCES += tests/bench/samples.c tests/bench/samples.h
tests_bench_libbench_a_SOURCES += tests/bench/scan.c tests/bench/scan.h
tests_bench_libbench_a_SOURCES += tests/bench/script.c tests/bench/script.h
tests_bench_libbench_a_SOURCES += tests/bench/session.c tests/bench/session.h
tests_bench_libbench_a_SOURCES += tests/bench/trace.c tests/bench/trace.h
tests_bench_libbench_a_SOURCES += tests/bench/trials.c tests/bench/trials.h

bench_test_libs = tests/bench/libbench.a tests/libtest.a $(doc_libs) $(CMOCKA_LIBS)
check_PROGRAMS += tests/bench/test_corpus
tests_bench_test_corpus_LDADD = $(bench_test_libs)
check_PROGRAMS += tests/bench/test_samples
tests_bench_test_samples_LDADD = $(bench_test_libs)

bench_tests =
bench_tests += tests/bench/test_session
tests_bench_test_session_LDADD = tests/bench/libbench.a $(pty_test_libs) $(base_libs)
bench_tests += tests/bench/test_bench
tests_bench_test_bench_LDADD = $(bench_test_libs)

if HAVE_VTERM
noinst_PROGRAMS += tests/bench/bench
tests_bench_bench_LDADD = tests/bench/libbench.a tests/term/libpty.a $(doc_libs) $(VTERM_LIBS)
check_PROGRAMS += $(bench_tests)

bench: all
	tests/bench/bench $(BENCH_FLAGS) $(abs_top_builddir)
bench-small: all
	tests/bench/bench --small $(BENCH_FLAGS) $(abs_top_builddir)
else
skipped_tests += $(bench_tests)
bench bench-small:
	@echo 'make bench needs libvterm (Debian: libvterm-dev)' >&2; exit 1
endif
