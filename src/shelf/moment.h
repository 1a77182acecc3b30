#ifndef SHELF_MOMENT_H
#define SHELF_MOMENT_H

#include <stdint.h>

/* Milliseconds since 1970, UTC. */
int64_t moment_now_ms(void);

#endif
