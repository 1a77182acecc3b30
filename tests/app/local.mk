# Tests of src/app: each links $(app_test_libs), which is what the layer may use.
app_test_libs = tests/libtest.a $(app_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/app/test_option
tests_app_test_option_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_words
tests_app_test_words_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_complete
tests_app_test_complete_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_usage
tests_app_test_usage_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_spool
tests_app_test_spool_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_seal
tests_app_test_seal_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_reading
tests_app_test_reading_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_print
tests_app_test_print_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_keymap
tests_app_test_keymap_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_prompt
tests_app_test_prompt_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_play
tests_app_test_play_SOURCES = tests/app/test_play.c tests/app/play.c tests/app/play.h
tests_app_test_play_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_analyst
tests_app_test_analyst_LDADD = $(app_test_libs)
# Bound to the time of a fast build: the slow, sanitized one skips it by name.
if SANITIZED
skipped_tests += tests/app/test_quoting
else
check_PROGRAMS += tests/app/test_quoting
endif
tests_app_test_quoting_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_manual
tests_app_test_manual_LDADD = $(app_test_libs)
