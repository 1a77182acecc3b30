/*
 * What a site or a file prints around its texts. The tables hold what many of them print, in the larger languages.
 */
#include "read/furniture.h"

#include <string.h>

#include "read/folding.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { FURNITURE_LEAST = 8 }; /* bytes of the shortest phrase of furniture */

/* Furniture that no sentence about something else holds. */
static const char *const furniture_strong[] = {
	"subscribe to our",
	"sign up for our",
	"sign up to our",
	"join our newsletter",
	"our newsletter",
	"follow us on",
	"like us on",
	"find us on",
	"share this article",
	"share this story",
	"share this post",
	"share this page",
	"share on facebook",
	"share on twitter",
	"share on whatsapp",
	"share via email",
	"facebook comments",
	"leave a comment",
	"leave a reply",
	"post a comment",
	"comments are closed",
	"comments box",
	"comment box",
	"view comments",
	"all rights reserved",
	"terms of service",
	"terms of use",
	"terms and conditions",
	"privacy policy",
	"cookie policy",
	"we use cookies",
	"accept cookies",
	"skip to content",
	"skip to main content",
	"skip to navigation",
	"back to top",
	"related articles",
	"related stories",
	"related posts",
	"related news",
	"recommended for you",
	"you may also like",
	"you might also like",
	"more on this story",
	"read more:",
	"read also:",
	"also read:",
	"read next:",
	"read the full story",
	"continue reading",
	"click here to",
	"tap here to",
	"download app",
	"download our app",
	"download the app",
	"mobile app now available",
	"get our app",
	"available on google play",
	"on the app store",
	"story continues below",
	"article continues below",
	"continues after advertisement",
	"advertisement",
	"sponsored content",
	"advertise with us",
	"print this article",
	"print this page",
	"email this article",
	"log in to",
	"sign in to",
	"create an account",
	"become a member to",
	"support our journalism",
	"support independent journalism",
	"donate now",
	"subscribe now",
	"enable javascript",
	"your browser does not",
	"ad blocker",
	"powered by wordpress",
	"newsletter abonnieren",
	"alle rechte vorbehalten",
	"zum inhalt springen",
	"mehr zum thema",
	"artikel teilen",
	"tous droits réservés",
	"partager cet article",
	"abonnez-vous",
	"lire aussi",
	"todos los derechos reservados",
	"compartir en",
	"suscríbete",
	"lea también",
	"tutti i diritti riservati",
	"leggi anche",
	"читайте также",
	"все права защищены",
	"подписывайтесь на",
	"版权所有",
	"责任编辑",
};

/* Furniture when it is all that the line says. */
static const char *const furniture_whole[] = {
	"share",
	"tweet",
	"print",
	"email",
	"comments",
	"menu",
	"search",
	"log in",
	"login",
	"sign in",
	"sign up",
	"register",
	"subscribe",
	"home",
	"read more",
	"load more",
	"show more",
	"more",
	"next",
	"previous",
	"next article",
	"previous article",
	"close",
	"skip",
	"facebook",
	"twitter",
	"whatsapp",
	"linkedin",
	"pinterest",
	"telegram",
	"advertisement",
	"advertisements",
	"ad",
	"ads",
	"sponsored",
	"anzeige",
	"werbung",
	"publicité",
	"publicidad",
	"pubblicità",
	"реклама",
	"广告",
};

bool
furniture_is_file_mark(const char *s, size_t n)
{
	return n > 12 && !memcmp(s, "***", 3) && !memcmp(s + n - 3, "***", 3) && s[4] >= 'A';
}

static bool
is_strong(const char *s, size_t n)
{
	static struct folding_phrases strong = { .table = furniture_strong,
		                                 .count = COUNT(furniture_strong) };
	char folded[FOLDING_MAX];

	if (n < FURNITURE_LEAST || !folding_may_hold(&strong, s, n))
		return false;
	folding_of(s, n, folded);
	return folding_holds(&strong, folded);
}

static bool
is_whole(const char *s, size_t n)
{
	enum { WHOLE_MOST = 48 }; /* longer than any of furniture_whole */
	char folded[FOLDING_MAX];

	while (n > 0 && strchr(" .:!>|", s[n - 1]))
		n--;
	if (n > WHOLE_MOST)
		return false;
	folding_of(s, n, folded);
	return folding_is_in(furniture_whole, COUNT(furniture_whole), folded);
}

bool
furniture_is(const char *s, size_t n)
{
	if (n > 240 || n < 2)
		return false;
	return furniture_is_file_mark(s, n) || is_strong(s, n) || is_whole(s, n);
}
