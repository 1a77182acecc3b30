# A fuzz target is tests/fuzz/fuzz_NAME.c with LLVMFuzzerTestOneInput, and its inputs are the files
# of tests/fuzz/corpus/NAME/. With --enable-fuzzing it becomes a libFuzzer program and `make fuzz`
# runs it; otherwise it is an ordinary test that replays the inputs. A target is named twice:
#     fuzz_targets += tests/fuzz/fuzz_NAME
#     tests_fuzz_fuzz_NAME_LDADD = $(fuzz_libs) $(doc_libs)
fuzz_targets =
fuzz_targets += tests/fuzz/fuzz_wire
tests_fuzz_fuzz_wire_LDADD = $(fuzz_libs) $(doc_libs)
fuzz_targets += tests/fuzz/fuzz_find
tests_fuzz_fuzz_find_LDADD = $(fuzz_libs) $(find_libs)
fuzz_targets += tests/fuzz/fuzz_layout
tests_fuzz_fuzz_layout_LDADD = $(fuzz_libs) $(layout_libs)
fuzz_targets += tests/fuzz/fuzz_quote
tests_fuzz_fuzz_quote_LDADD = $(fuzz_libs) $(quote_libs)
fuzz_targets += tests/fuzz/fuzz_plain
tests_fuzz_fuzz_plain_LDADD = $(fuzz_libs) $(read_libs)
fuzz_targets += tests/fuzz/fuzz_recall
tests_fuzz_fuzz_recall_LDADD = $(fuzz_libs) $(shelf_libs)

# Readers of formats: what is common to their targets.
noinst_LIBRARIES += tests/fuzz/libreader.a
tests_fuzz_libreader_a_SOURCES = tests/fuzz/reader.c tests/fuzz/reader.h
fuzz_reader_libs = tests/fuzz/libreader.a $(reader_libs)
fuzz_targets += tests/fuzz/fuzz_mail
tests_fuzz_fuzz_mail_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
if HAVE_LIBARCHIVE
if HAVE_LIBXML2
fuzz_targets += tests/fuzz/fuzz_epub
endif
endif
if HAVE_LIBARCHIVE
fuzz_targets += tests/fuzz/fuzz_odt
endif
tests_fuzz_fuzz_odt_LDADD = $(fuzz_libs) tests/fuzz/libreader.a $(packer_libs) $(reader_libs)
tests_fuzz_fuzz_epub_LDADD = $(fuzz_libs) tests/fuzz/libreader.a $(packer_libs) $(reader_libs)
fuzz_targets += tests/fuzz/fuzz_fb2
tests_fuzz_fuzz_fb2_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
fuzz_targets += tests/fuzz/fuzz_html
tests_fuzz_fuzz_html_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
fuzz_targets += tests/fuzz/fuzz_info
tests_fuzz_fuzz_info_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
fuzz_targets += tests/fuzz/fuzz_ansi
tests_fuzz_fuzz_ansi_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
fuzz_targets += tests/fuzz/fuzz_man
tests_fuzz_fuzz_man_LDADD = $(fuzz_libs) $(fuzz_reader_libs)

if HAVE_MD4C
fuzz_targets += tests/fuzz/fuzz_markdown
tests_fuzz_fuzz_markdown_LDADD = $(fuzz_libs) $(fuzz_reader_libs)
endif

if FUZZING
noinst_PROGRAMS += $(fuzz_targets)
fuzz_libs = $(FUZZ_LDFLAGS)

# Each target in turn, from a copy of its corpus; an input that fails is left in the build folder.
FUZZ_SECONDS = 60
fuzz: $(fuzz_targets)
	@for target in $(fuzz_targets); do \
		name=`echo $$target | sed 's/.*fuzz_//'`; \
		rm -rf $$target.corpus && mkdir $$target.corpus || exit 1; \
		cp $(srcdir)/tests/fuzz/corpus/$$name/* $$target.corpus/ || exit 1; \
		echo "$$target"; \
		$$target -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 \
			-artifact_prefix=$$target- -print_final_stats=1 $$target.corpus || exit 1; \
	done
.PHONY: fuzz
else
check_PROGRAMS += $(fuzz_targets)
fuzz_libs = tests/fuzz/libreplay.a tests/libtest.a
check_LIBRARIES += tests/fuzz/libreplay.a
tests_fuzz_libreplay_a_SOURCES = tests/fuzz/replay.c
endif
