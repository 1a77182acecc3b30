noinst_LIBRARIES += src/layout/liblayout.a
src_layout_liblayout_a_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS)
src_layout_liblayout_a_SOURCES =
src_layout_liblayout_a_SOURCES += src/layout/cluster.h
src_layout_liblayout_a_SOURCES += src/layout/layout.h
