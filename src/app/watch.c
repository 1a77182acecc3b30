/*
 * What a child has used is asked of the system, never of the child. It limits its own memory too (read/seal), but not in every
 * build.
 */
#include "app/watch.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"

enum { FIRST_MS = 200, AGAIN_MS = 1000, STALL_MS = 30000 };

static const int64_t memory_most = (int64_t)2 << 30;

struct watch {
	struct loop *loop;
	struct child *child;
	struct watch_limits limits;
	void (*looked)(void *context, const char *problem);
	void *context;
	int timer;
	bool heard;     /* since the last look */
	int64_t cpu_ms; /* of the child, when it was heard last */
	int64_t heard_ms;
};

static void look(void *context);

static void
look_after(struct watch *w, int64_t delay_ms)
{
	int64_t silence_ms = w->limits.silence_ms;

	if (delay_ms > w->limits.stall_ms)
		delay_ms = w->limits.stall_ms;
	if (silence_ms && delay_ms > silence_ms)
		delay_ms = silence_ms;
	w->timer = loop_timer(w->loop, delay_ms, look, w);
}

static void
look(void *context)
{
	struct watch *w = context;
	int64_t cpu_ms = child_cpu_ms(w->child);
	const char *problem = NULL;

	look_after(w, AGAIN_MS);
	if (w->heard || cpu_ms < 0)
		w->cpu_ms = cpu_ms;
	if (w->heard)
		w->heard_ms = clock_ms();
	w->heard = false;
	if (cpu_ms - w->cpu_ms >= w->limits.stall_ms)
		problem = "took too long";
	else if (child_memory(w->child) > w->limits.memory)
		problem = "took too much memory";
	else if (w->limits.silence_ms && clock_ms() - w->heard_ms >= w->limits.silence_ms)
		problem = "said nothing for too long";
	w->looked(w->context, problem);
}

struct watch *
watch_new(struct loop *loop, struct child *child, const struct watch_limits *limits,
          void (*looked)(void *context, const char *problem), void *context)
{
	struct watch *w = memory_zero(1, sizeof *w);

	*w = (struct watch){ loop, child, *limits, looked, context, 0, false, 0, clock_ms() };
	if (!w->limits.stall_ms)
		w->limits.stall_ms = STALL_MS;
	if (!w->limits.memory)
		w->limits.memory = memory_most;
	look_after(w, FIRST_MS);
	return w;
}

void
watch_free(struct watch *w)
{
	if (!w)
		return;
	loop_cancel(w->loop, w->timer);
	free(w);
}

void
watch_heard(struct watch *w)
{
	w->heard = true;
}
