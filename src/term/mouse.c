/*
 * The mouse's reports. What a terminal tells is a byte of bits; what a reader did is a press, a drag, a release or the
 * wheel, and whether it was a click of several.
 */
#include "term/mouse.h"

enum { CLICK_MS = 400 }; /* between the presses of a double click */

static void
count_clicks(struct mouse *mouse, int64_t now_ms, const struct key_event *event)
{
	bool again = event->row == mouse->row && event->column == mouse->column &&
	             event->button == mouse->button && now_ms - mouse->ms <= CLICK_MS;

	mouse->clicks = (uint8_t)(again ? mouse->clicks % 3 + 1 : 1);
	mouse->ms = now_ms;
	mouse->row = event->row;
	mouse->column = event->column;
	mouse->button = event->button;
}

bool
mouse_event(struct mouse *mouse, const struct mouse_report *report, int64_t now_ms,
            struct key_event *event)
{
	int bits = report->bits;
	uint32_t code = report->released ? KEYS_MOUSE_RELEASE : KEYS_MOUSE_PRESS;

	event->row = report->row > 0 ? report->row - 1 : 0;
	event->column = report->column > 0 ? report->column - 1 : 0;
	event->button = (uint8_t)((bits & 3) + 1);
	if (bits & 64) {
		if (report->released || (bits & 3) > 1)
			return false;
		code = bits & 1 ? KEYS_WHEEL_DOWN : KEYS_WHEEL_UP;
		event->button = 0;
	} else if (bits & 32) {
		if ((bits & 3) == 3)
			return false; /* moved with no button down */
		code = KEYS_MOUSE_DRAG;
	}
	event->key.code = code;
	event->key.modifiers = (uint8_t)((bits & 4 ? KEYS_SHIFT : 0) | (bits & 8 ? KEYS_ALT : 0) |
	                                 (bits & 16 ? KEYS_CTRL : 0));
	if (code == KEYS_MOUSE_PRESS)
		count_clicks(mouse, now_ms, event);
	event->clicks = code == KEYS_WHEEL_UP || code == KEYS_WHEEL_DOWN ? 0 : mouse->clicks;
	return true;
}

bool
mouse_event_old(struct mouse *mouse, const char bytes[3], int64_t now_ms, struct key_event *event)
{
	struct mouse_report report = { .bits = (unsigned char)bytes[0] - 32,
		                       .column = (unsigned char)bytes[1] - 32,
		                       .row = (unsigned char)bytes[2] - 32 };
	bool released = (report.bits & (3 | 64)) == 3;

	report.released = released && !(report.bits & 32);
	if (report.released)
		report.bits = (report.bits & ~3) | (mouse->button > 0 ? mouse->button - 1 : 0);
	return report.bits >= 0 && mouse_event(mouse, &report, now_ms, event);
}
