# A fuzz target is tests/fuzz/fuzz_NAME.c with LLVMFuzzerTestOneInput, and its inputs are the files
# of tests/fuzz/corpus/NAME/. With --enable-fuzzing it becomes a libFuzzer program; otherwise it is
# an ordinary test that replays the inputs. A target is named twice:
#     fuzz_targets += tests/fuzz/fuzz_NAME
#     tests_fuzz_fuzz_NAME_LDADD = $(fuzz_libs) $(doc_libs)
fuzz_targets =

if FUZZING
noinst_PROGRAMS += $(fuzz_targets)
fuzz_libs = $(FUZZ_LDFLAGS)
else
check_PROGRAMS += $(fuzz_targets)
fuzz_libs = tests/libtest.a tests/fuzz/libreplay.a
check_LIBRARIES += tests/fuzz/libreplay.a
tests_fuzz_libreplay_a_SOURCES = tests/fuzz/replay.c
endif
