# Programs that measure. They are built with everything, so that they keep up with the code, and run by hand.
noinst_PROGRAMS += tests/bench/bench_plain
tests_bench_bench_plain_LDADD = $(read_libs)

noinst_PROGRAMS += tests/bench/bench_search
tests_bench_bench_search_LDADD = $(app_libs)
