/*
 * What the processor can do. The C library asked at the program's start and is asked here: the instruction itself takes
 * some 30 us in a virtual machine, and the compiler's own answer would run it half a dozen times before main.
 */
#include "base/cpu.h"

#if defined(__x86_64__) && defined(HAVE_SYS_PLATFORM_X86_H)

#include <sys/platform/x86.h>

bool
cpu_has_avx2(void)
{
	return CPU_FEATURE_ACTIVE(AVX2);
}

#elif defined(__x86_64__)

bool
cpu_has_avx2(void)
{
	return __builtin_cpu_supports("avx2");
}

#else

bool
cpu_has_avx2(void)
{
	return false;
}

#endif
