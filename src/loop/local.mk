noinst_LIBRARIES += src/loop/libloop.a
src_loop_libloop_a_SOURCES =
src_loop_libloop_a_SOURCES += src/loop/child.c src/loop/child.h
src_loop_libloop_a_SOURCES += src/loop/loop.c src/loop/loop.h
