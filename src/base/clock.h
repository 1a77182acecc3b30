#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds and microseconds of the monotonic clock; only differences mean anything. */
int64_t clock_ms(void);
int64_t clock_us(void);

#endif
