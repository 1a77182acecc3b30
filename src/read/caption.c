/*
 * Captions say of themselves that they are one: by a number of a figure, by words at their start, or by a credit anywhere.
 */
#include "read/caption.h"

#include <string.h>

#include "base/utf8.h"
#include "read/folding.h"
#include "read/numbering.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { CAPTION_LEAST = 9 }; /* bytes: shorter ones need a mark to be a caption */

static const char *const caption_starts[] = {
	"image: ",
	"image:",
	"photo: ",
	"photo by ",
	"photograph by ",
	"photos: ",
	"picture: ",
	"pictured",
	"file photo",
	"file image",
	"above: ",
	"below: ",
	"left: ",
	"right: ",
	"in this photo",
	"in this picture",
	"foto: ",
	"bild: ",
	"photo : ",
	"crédit photo",
	"фото: ",
	"图：",
	"图为",
	"写真：",
	"a view of ",
	"view of ",
	"an aerial view of ",
	"screenshot of ",
	"portrait of ",
	"illustration by ",
	"map of ",
	"photo credit",
	"image credit",
};

static const char *const caption_phrases[] = {
	" image: ",
	" image:",
	" photo: ",
	"(photo",
	"(image",
	"(picture",
	"photo courtesy",
	"image courtesy",
	"photo credit",
	"picture credit",
	"(credit:",
	" credit: ",
	"getty images",
	"file photo",
	"from file.",
	"/afp",
	"/reuters",
	"(reuters)",
	"(ap photo",
	"(r)",
	"(l)",
	"(left)",
	"(right)",
	"(centre)",
	"(center)",
	"(top)",
	"(bottom)",
	"(pictured",
	"pictured left",
	"pictured right",
	"via wikimedia",
	"wikimedia commons",
	"(foto:",
	"(photo :",
	"reprinted with permission",
	"used with permission",
	"shutterstock",
	"(second from ",
	"(from left)",
	"(file)",
};

bool
caption_is(const char *s, size_t n)
{
	static struct folding_phrases phrases = { .table = caption_phrases,
		                                  .count = COUNT(caption_phrases) };
	enum { START_MOST = 48 }; /* longer than any of caption_starts */
	char folded[FOLDING_MAX];
	struct numbering number;

	if (n > 600 || n < 4)
		return false;
	if (numbering_parse(s, n, &number) && number.label == LABEL_FIGURE)
		return true;
	if (n >= FOLDING_MAX - UTF8_MAX)
		return false;
	if (n < CAPTION_LEAST && !memchr(s, '(', n) && !memchr(s, ':', n) &&
	    (unsigned char)s[0] < 0x80)
		return false;
	folding_of(s, n < START_MOST ? n : START_MOST, folded);
	if (folding_starts(caption_starts, COUNT(caption_starts), folded))
		return true;
	if (!folding_may_hold(&phrases, s, n))
		return false;
	folding_of(s, n, folded);
	return folding_holds(&phrases, folded);
}
