# Tests of src/view: each links $(view_test_libs), which is what the layer may use.
view_test_libs = tests/view/librow.a tests/libtest.a $(view_libs) $(CMOCKA_LIBS)

check_LIBRARIES += tests/view/librow.a
tests_view_librow_a_SOURCES = tests/view/row.c tests/view/row.h

check_PROGRAMS += tests/view/test_frame
tests_view_test_frame_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_key
tests_view_test_key_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_line
tests_view_test_line_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_table
tests_view_test_table_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_status
tests_view_test_status_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_style
tests_view_test_style_LDADD = $(view_test_libs) -lm
check_PROGRAMS += tests/view/test_view
tests_view_test_view_SOURCES = tests/view/test_view.c tests/view/sample.c tests/view/sample.h tests/view/stage.c tests/view/stage.h
tests_view_test_view_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_view_windows
tests_view_test_view_windows_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_view_moves
tests_view_test_view_moves_SOURCES = tests/view/test_view_moves.c tests/view/sample.c tests/view/sample.h tests/view/stage.c tests/view/stage.h
tests_view_test_view_moves_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_outline
tests_view_test_outline_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_panel
tests_view_test_panel_SOURCES = tests/view/test_panel.c tests/view/sample.c tests/view/sample.h tests/view/stage.c tests/view/stage.h
tests_view_test_panel_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_words
tests_view_test_words_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_who
tests_view_test_who_LDADD = $(view_test_libs)
check_PROGRAMS += tests/view/test_many_quotes
tests_view_test_many_quotes_LDADD = $(view_test_libs)
