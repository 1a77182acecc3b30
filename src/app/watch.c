/*
 * What a child has used is asked of the system, never of the child. It limits its own memory too (read/seal), but not in every
 * build.
 */
#include "app/watch.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

enum { FIRST_MS = 200, AGAIN_MS = 1000 };

static const int64_t memory_most = (int64_t)2 << 30;

struct watch {
	struct loop *loop;
	struct child *child;
	int64_t stall_ms;
	void (*looked)(void *context, const char *problem);
	void *context;
	int timer;
	bool heard;     /* since the last look */
	int64_t cpu_ms; /* of the child, when it was heard last */
};

static void look(void *context);

static void
look_after(struct watch *w, int64_t delay_ms)
{
	w->timer = loop_timer(w->loop, delay_ms < w->stall_ms ? delay_ms : w->stall_ms, look, w);
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
	w->heard = false;
	if (cpu_ms - w->cpu_ms >= w->stall_ms)
		problem = "took too long";
	else if (child_memory(w->child) > memory_most)
		problem = "took too much memory";
	w->looked(w->context, problem);
}

struct watch *
watch_new(struct loop *loop, struct child *child, int64_t stall_ms,
          void (*looked)(void *context, const char *problem), void *context)
{
	struct watch *w = memory_zero(1, sizeof *w);

	*w = (struct watch){ loop, child, stall_ms, looked, context, 0, false, 0 };
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
