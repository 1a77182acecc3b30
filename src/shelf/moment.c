/* When something was done, as a calendar has it. */
#include "shelf/moment.h"

#include <time.h>

int64_t
moment_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
