/*
 * Names that sections go by. Every function here is a look at one short string; where the line stands and what
 * surrounds it is weighed by the caller.
 */
#include "read/role.h"

#include <string.h>

#include "read/folding.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const contents_names[] = {
	"contents",
	"table of contents",
	"list of contents",
	"contents of this document",
	"index of chapters",
	"inhalt",
	"inhaltsverzeichnis",
	"table des matières",
	"table des matieres",
	"sommaire",
	"índice",
	"indice",
	"contenido",
	"tabla de contenido",
	"tabla de contenidos",
	"sumário",
	"sumario",
	"sommario",
	"indice generale",
	"inhoud",
	"inhoudsopgave",
	"innehåll",
	"innehållsförteckning",
	"indhold",
	"innhold",
	"sisällys",
	"sisällysluettelo",
	"spis treści",
	"obsah",
	"tartalom",
	"tartalomjegyzék",
	"cuprins",
	"içindekiler",
	"содержание",
	"оглавление",
	"зміст",
	"περιεχόμενα",
	"目录",
	"目錄",
	"目次",
	"차례",
	"목차",
	"المحتويات",
	"תוכן העניינים",
};

static const char *const known_names[] = {
	"abstract",
	"preface",
	"foreword",
	"prologue",
	"epilogue",
	"introduction",
	"conclusion",
	"conclusions",
	"acknowledgements",
	"acknowledgments",
	"acknowledgement",
	"acknowledgment",
	"references",
	"bibliography",
	"index",
	"glossary",
	"appendix",
	"appendices",
	"notes",
	"footnotes",
	"endnotes",
	"dedication",
	"afterword",
	"postscript",
	"prelude",
	"interlude",
	"overview",
	"summary",
	"background",
	"further reading",
	"see also",
	"external links",
	"about the author",
	"authors' addresses",
	"author's address",
	"status of this memo",
	"copyright notice",
	"to the reader",
	"etymology",
	"vorwort",
	"einleitung",
	"einführung",
	"nachwort",
	"schluss",
	"anhang",
	"literatur",
	"literaturverzeichnis",
	"zusammenfassung",
	"prolog",
	"epilog",
	"danksagung",
	"préface",
	"avant-propos",
	"épilogue",
	"conclusion générale",
	"bibliographie",
	"remerciements",
	"annexes",
	"résumé",
	"prólogo",
	"epílogo",
	"introducción",
	"prefacio",
	"conclusiones",
	"conclusión",
	"bibliografía",
	"agradecimientos",
	"resumen",
	"introdução",
	"conclusão",
	"prefácio",
	"prefazione",
	"introduzione",
	"conclusioni",
	"conclusione",
	"epilogo",
	"prologo",
	"bibliografia",
	"ringraziamenti",
	"voorwoord",
	"inleiding",
	"nawoord",
	"slot",
	"предисловие",
	"введение",
	"заключение",
	"пролог",
	"эпилог",
	"послесловие",
	"литература",
	"приложения",
	"wstęp",
	"zakończenie",
	"förord",
	"inledning",
	"序",
	"序言",
	"序文",
	"序章",
	"前言",
	"引言",
	"绪论",
	"緒論",
	"终章",
	"終章",
	"后记",
	"後記",
	"尾声",
	"结论",
	"結論",
	"参考文献",
	"附录",
	"附錄",
	"付録",
	"まえがき",
	"あとがき",
	"はじめに",
	"おわりに",
	"謝辞",
	"머리말",
	"서문",
	"서론",
	"결론",
};

static const char *const endings[] = {
	"the end", "end",    "finis", "fin", "ende", "fine",
	"konec",   "koniec", "конец", "完",  "終",   "了",
};

/* Folds a name and takes off what it may be dressed with: a colon or full stop, underscores, asterisks. */
static bool
fold_name(const char *s, size_t n, char folded[FOLDING_MAX])
{
	while (n && strchr("_*:.=# ", s[n - 1]))
		n--;
	while (n && strchr("_*=# ", s[0])) {
		s++;
		n--;
	}
	if (!n || n > 60)
		return false;
	folding_of(s, n, folded);
	return true;
}

bool
role_is_contents(const char *s, size_t n)
{
	char folded[FOLDING_MAX];

	return fold_name(s, n, folded) &&
	       folding_is_in(contents_names, COUNT(contents_names), folded);
}

bool
role_is_known_name(const char *s, size_t n)
{
	char folded[FOLDING_MAX];

	return fold_name(s, n, folded) && folding_is_in(known_names, COUNT(known_names), folded);
}

bool
role_is_ending(const char *s, size_t n)
{
	char folded[FOLDING_MAX];

	return fold_name(s, n, folded) && folding_is_in(endings, COUNT(endings), folded);
}
