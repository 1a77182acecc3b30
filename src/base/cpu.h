#ifndef BASE_CPU_H
#define BASE_CPU_H

#include <stdbool.h>

/* True when the processor has AVX2 and the system keeps its registers; false on what is no x86-64. Costs nothing. */
bool cpu_has_avx2(void);

#endif
