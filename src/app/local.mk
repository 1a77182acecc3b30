noinst_LIBRARIES += src/app/libapp.a
src_app_libapp_a_SOURCES =
src_app_libapp_a_SOURCES += src/app/analyst.h
src_app_libapp_a_SOURCES += src/app/print.h
src_app_libapp_a_SOURCES += src/app/reading.h
src_app_libapp_a_SOURCES += src/app/scan.h
src_app_libapp_a_SOURCES += src/app/spool.h
