noinst_LIBRARIES += src/view/libview.a
src_view_libview_a_SOURCES =
src_view_libview_a_SOURCES += src/view/frame.c src/view/frame.h
src_view_libview_a_SOURCES += src/view/key.c src/view/key.h
src_view_libview_a_SOURCES += src/view/style.c src/view/style.h
src_view_libview_a_SOURCES += src/view/view.h
