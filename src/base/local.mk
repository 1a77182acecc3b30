# Sources of this layer, one unit a line, in alphabetical order. With a library of its own:
#     if HAVE_X
#     src_..._SOURCES += src/.../x.c src/.../x.h
#     endif
noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES =
src_base_libbase_a_SOURCES += src/base/arena.c src/base/arena.h
src_base_libbase_a_SOURCES += src/base/bisect.h
src_base_libbase_a_SOURCES += src/base/breaks.c src/base/breaks.h
src_base_libbase_a_SOURCES += src/base/buffer.c src/base/buffer.h
src_base_libbase_a_SOURCES += src/base/clock.c src/base/clock.h
src_base_libbase_a_SOURCES += src/base/cpu.c src/base/cpu.h
src_base_libbase_a_SOURCES += src/base/error.c src/base/error.h
src_base_libbase_a_SOURCES += src/base/memory.c src/base/memory.h
src_base_libbase_a_SOURCES += src/base/range.h
src_base_libbase_a_SOURCES += src/base/slice.c src/base/slice.h
src_base_libbase_a_SOURCES += src/base/unicode.c src/base/unicode.h
src_base_libbase_a_SOURCES += src/base/unicode_break.c
src_base_libbase_a_SOURCES += src/base/utf8.c src/base/utf8.h
