#ifndef APP_INFO_PATH_H
#define APP_INFO_PATH_H

/*
 * Where the system keeps the Info manual of this name: in the folders of INFOPATH, then, if that is not set or has an empty
 * element, in share/info beside each folder of PATH and in the usual ones. Memory of the caller; NULL when there is none.
 */
char *info_path_find(const char *name);

#endif
