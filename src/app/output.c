/*
 * For processes that have nothing else to do than to write.
 */
#include "app/output.h"

#include <errno.h>
#include <unistd.h>

bool
output_write(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t put = write(fd, bytes, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		n -= (size_t)put;
	}
	return true;
}
