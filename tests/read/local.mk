# Tests of src/read: each links $(read_test_libs), which is what the layer may use.
read_test_libs = tests/libtest.a $(read_libs) $(CMOCKA_LIBS)
readers_test_libs = tests/libtest.a $(reader_libs) $(CMOCKA_LIBS)

check_PROGRAMS += tests/read/test_line
tests_read_test_line_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_census
tests_read_test_census_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_marker
tests_read_test_marker_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_lines
tests_read_test_lines_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_settled
tests_read_test_settled_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_wordlist
tests_read_test_wordlist_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_numeral
tests_read_test_numeral_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_label
tests_read_test_label_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_numbering
tests_read_test_numbering_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_plain
tests_read_test_plain_SOURCES = tests/read/test_plain.c tests/read/model.c tests/read/model.h
tests_read_test_plain_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_series
tests_read_test_series_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_reference
tests_read_test_reference_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_shown
tests_read_test_shown_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_outline
tests_read_test_outline_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_encoding
tests_read_test_encoding_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_role
tests_read_test_role_SOURCES = tests/read/test_role.c tests/read/answers.h
tests_read_test_role_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_dateline
tests_read_test_dateline_SOURCES = tests/read/test_dateline.c tests/read/answers.h
tests_read_test_dateline_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_byline
tests_read_test_byline_SOURCES = tests/read/test_byline.c tests/read/answers.h
tests_read_test_byline_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_caption
tests_read_test_caption_SOURCES = tests/read/test_caption.c tests/read/answers.h
tests_read_test_caption_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_folding
tests_read_test_folding_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_furniture
tests_read_test_furniture_SOURCES = tests/read/test_furniture.c tests/read/answers.h
tests_read_test_furniture_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_ordinal
tests_read_test_ordinal_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_heading
tests_read_test_heading_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_scan
tests_read_test_scan_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_source
tests_read_test_source_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_nest
tests_read_test_nest_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_builder
tests_read_test_builder_LDADD = $(readers_test_libs)

check_PROGRAMS += tests/read/test_flow
tests_read_test_flow_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_entity
tests_read_test_entity_LDADD = $(readers_test_libs)

check_PROGRAMS += tests/read/test_format
tests_read_test_format_LDADD = $(read_test_libs)
check_PROGRAMS += tests/read/test_foreign
tests_read_test_foreign_LDADD = $(read_test_libs)

# What a reader makes of a file, printed.
check_LIBRARIES += tests/read/libmodel.a
tests_read_libmodel_a_SOURCES = tests/read/model_reader.c tests/read/model_reader.h

check_PROGRAMS += tests/read/test_man
tests_read_test_man_LDADD = tests/read/libmodel.a $(readers_test_libs)

check_PROGRAMS += tests/read/test_ansi
tests_read_test_ansi_LDADD = tests/read/libmodel.a $(readers_test_libs)

check_PROGRAMS += tests/read/test_reader
tests_read_test_reader_LDADD = tests/read/libmodel.a $(readers_test_libs)

check_PROGRAMS += tests/read/test_mail
tests_read_test_mail_LDADD = tests/read/libmodel.a $(readers_test_libs)

check_PROGRAMS += tests/read/test_info
tests_read_test_info_LDADD = tests/read/libmodel.a $(readers_test_libs)

if HAVE_MD4C
check_PROGRAMS += tests/read/test_markdown
tests_read_test_markdown_LDADD = tests/read/libmodel.a $(readers_test_libs)
check_PROGRAMS += tests/read/test_markdown_parts
tests_read_test_markdown_parts_LDADD = $(readers_test_libs)
check_PROGRAMS += tests/read/test_markdown_plan
tests_read_test_markdown_plan_LDADD = $(readers_test_libs)
else
skipped_tests += tests/read/test_markdown tests/read/test_markdown_parts \
	tests/read/test_markdown_plan
endif

check_PROGRAMS += tests/read/test_cap
tests_read_test_cap_LDADD = $(readers_test_libs)

check_PROGRAMS += tests/read/test_packed
tests_read_test_packed_LDADD = $(read_test_libs)

if HAVE_LIBARCHIVE
check_PROGRAMS += tests/read/test_unpack tests/read/test_zip
else
skipped_tests += tests/read/test_unpack tests/read/test_zip
endif
tests_read_test_unpack_LDADD = $(readers_test_libs) $(packer_libs)
tests_read_test_zip_LDADD = $(readers_test_libs) $(packer_libs)

# A book is packed before it is read.
epub_tests = tests/read/test_epub
if HAVE_LIBARCHIVE
if HAVE_LIBXML2
check_PROGRAMS += $(epub_tests)
else
skipped_tests += $(epub_tests)
endif
else
skipped_tests += $(epub_tests)
endif
tests_read_test_epub_LDADD = tests/read/libmodel.a $(packer_libs) $(readers_test_libs)

check_PROGRAMS += tests/read/test_html
tests_read_test_html_LDADD = tests/read/libmodel.a $(readers_test_libs)

check_PROGRAMS += tests/read/test_uri
tests_read_test_uri_LDADD = $(readers_test_libs)

check_PROGRAMS += tests/read/test_html_charset
tests_read_test_html_charset_LDADD = $(read_test_libs)

check_PROGRAMS += tests/read/test_markup
tests_read_test_markup_LDADD = $(readers_test_libs)

check_PROGRAMS += tests/read/test_fb2
tests_read_test_fb2_LDADD = tests/read/libmodel.a $(readers_test_libs)

# A text may be packed before it is read.
if HAVE_LIBARCHIVE
check_PROGRAMS += tests/read/test_odt
else
skipped_tests += tests/read/test_odt
endif
tests_read_test_odt_LDADD = tests/read/libmodel.a $(packer_libs) $(readers_test_libs)

# HACKING's example of a reader, as it stands there.
check_PROGRAMS += tests/read/test_worked
tests_read_test_worked_SOURCES = tests/read/test_worked.c tests/read/worked_example.h
nodist_tests_read_test_worked_SOURCES = tests/read/worked_example.c
tests_read_test_worked_LDADD = $(readers_test_libs)
CLEANFILES += tests/read/worked_example.c
tests/read/worked_example.c: HACKING
	$(AM_V_GEN)$(MKDIR_P) tests/read && { echo '#include "tests/read/worked_example.h"' && \
		sed -n '/^    void$$/,/^    }$$/p' $(top_srcdir)/HACKING; } >$@.new && mv -f $@.new $@
