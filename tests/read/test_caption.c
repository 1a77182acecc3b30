/* Captions, and sentences about pictures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/caption.h"
#include "tests/read/answers.h"

static void
test_caption(void **state)
{
	(void)state;
	ANSWERS_YES(caption_is, "Figure 3. The pier", "Fig. 2: The pier", "Table 4 Tides",
	            "Image: Tom Reef", "The pier at dawn. Image: Tom Reef.",
	            "Mira Stone (L) and Hetty Marsh (R)", "Abbildung 2. Der Deich",
	            "A boat (Photo: J. Vale)", "File photo of the pier");
	ANSWERS_NO(caption_is, "", "Figures do not lie", "The image of the pier haunted her",
	           "Table talk", "He photographed it", "Left alone, he slept");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_caption),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
