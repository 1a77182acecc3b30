/*
 * The labels are known in the languages of Latin and Cyrillic script that number chapters with a word in front ("Chapter 4") or
 * behind ("4. Kapitel"), and in Chinese, Japanese and Korean, where the number stands inside.
 */
#include "read/label.h"

#include <string.h>

#include "read/wordlist.h"

static const struct word labels[] = {
	{ "volume", LABEL_VOLUME },
	{ "vol", LABEL_VOLUME },
	{ "tome", LABEL_VOLUME },
	{ "tomo", LABEL_VOLUME },
	{ "band", LABEL_VOLUME },
	{ "том", LABEL_VOLUME },
	{ "book", LABEL_BOOK },
	{ "livre", LABEL_BOOK },
	{ "buch", LABEL_BOOK },
	{ "libro", LABEL_BOOK },
	{ "livro", LABEL_BOOK },
	{ "liber", LABEL_BOOK },
	{ "boek", LABEL_BOOK },
	{ "księga", LABEL_BOOK },
	{ "книга", LABEL_BOOK },
	{ "part", LABEL_PART },
	{ "partie", LABEL_PART },
	{ "parte", LABEL_PART },
	{ "teil", LABEL_PART },
	{ "deel", LABEL_PART },
	{ "del", LABEL_PART },
	{ "osa", LABEL_PART },
	{ "część", LABEL_PART },
	{ "část", LABEL_PART },
	{ "часть", LABEL_PART },
	{ "частина", LABEL_PART },
	{ "act", LABEL_ACT },
	{ "acte", LABEL_ACT },
	{ "acto", LABEL_ACT },
	{ "atto", LABEL_ACT },
	{ "akt", LABEL_ACT },
	{ "aufzug", LABEL_ACT },
	{ "действие", LABEL_ACT },
	{ "chapter", LABEL_CHAPTER },
	{ "chap", LABEL_CHAPTER },
	{ "chapitre", LABEL_CHAPTER },
	{ "kapitel", LABEL_CHAPTER },
	{ "kapittel", LABEL_CHAPTER },
	{ "kapitola", LABEL_CHAPTER },
	{ "capítulo", LABEL_CHAPTER },
	{ "capitulo", LABEL_CHAPTER },
	{ "capitolo", LABEL_CHAPTER },
	{ "capitol", LABEL_CHAPTER },
	{ "capitolul", LABEL_CHAPTER },
	{ "rozdział", LABEL_CHAPTER },
	{ "rozdzial", LABEL_CHAPTER },
	{ "hoofdstuk", LABEL_CHAPTER },
	{ "luku", LABEL_CHAPTER },
	{ "fejezet", LABEL_CHAPTER },
	{ "bölüm", LABEL_CHAPTER },
	{ "глава", LABEL_CHAPTER },
	{ "розділ", LABEL_CHAPTER },
	{ "κεφάλαιο", LABEL_CHAPTER },
	{ "अध्याय", LABEL_CHAPTER },
	{ "letter", LABEL_CHAPTER },
	{ "lettre", LABEL_CHAPTER },
	{ "письмо", LABEL_CHAPTER },
	{ "stave", LABEL_CHAPTER },
	{ "canto", LABEL_CHAPTER },
	{ "lesson", LABEL_CHAPTER },
	{ "lecture", LABEL_CHAPTER },
	{ "unit", LABEL_CHAPTER },
	{ "module", LABEL_CHAPTER },
	{ "adventure", LABEL_CHAPTER },
	{ "fit", LABEL_CHAPTER },
	{ "scene", LABEL_SCENE },
	{ "scène", LABEL_SCENE },
	{ "szene", LABEL_SCENE },
	{ "scena", LABEL_SCENE },
	{ "escena", LABEL_SCENE },
	{ "auftritt", LABEL_SCENE },
	{ "сцена", LABEL_SCENE },
	{ "явление", LABEL_SCENE },
	{ "section", LABEL_SECTION },
	{ "sect", LABEL_SECTION },
	{ "sec", LABEL_SECTION },
	{ "abschnitt", LABEL_SECTION },
	{ "sección", LABEL_SECTION },
	{ "seção", LABEL_SECTION },
	{ "sezione", LABEL_SECTION },
	{ "sekcja", LABEL_SECTION },
	{ "раздел", LABEL_SECTION },
	{ "article", LABEL_ARTICLE },
	{ "artikel", LABEL_ARTICLE },
	{ "artículo", LABEL_ARTICLE },
	{ "artigo", LABEL_ARTICLE },
	{ "articolo", LABEL_ARTICLE },
	{ "статья", LABEL_ARTICLE },
	{ "appendix", LABEL_APPENDIX },
	{ "annex", LABEL_APPENDIX },
	{ "annexe", LABEL_APPENDIX },
	{ "anhang", LABEL_APPENDIX },
	{ "apéndice", LABEL_APPENDIX },
	{ "apêndice", LABEL_APPENDIX },
	{ "appendice", LABEL_APPENDIX },
	{ "anexo", LABEL_APPENDIX },
	{ "bijlage", LABEL_APPENDIX },
	{ "dodatek", LABEL_APPENDIX },
	{ "приложение", LABEL_APPENDIX },
	{ "example", LABEL_MINOR },
	{ "exercise", LABEL_MINOR },
	{ "problem", LABEL_MINOR },
	{ "question", LABEL_MINOR },
	{ "step", LABEL_MINOR },
	{ "item", LABEL_MINOR },
	{ "theorem", LABEL_MINOR },
	{ "lemma", LABEL_MINOR },
	{ "beispiel", LABEL_MINOR },
	{ "exemple", LABEL_MINOR },
	{ "ejemplo", LABEL_MINOR },
	{ "figure", LABEL_FIGURE },
	{ "fig", LABEL_FIGURE },
	{ "figura", LABEL_FIGURE },
	{ "table", LABEL_FIGURE },
	{ "tab", LABEL_FIGURE },
	{ "plate", LABEL_FIGURE },
	{ "photo", LABEL_FIGURE },
	{ "image", LABEL_FIGURE },
	{ "listing", LABEL_FIGURE },
	{ "chart", LABEL_FIGURE },
	{ "abbildung", LABEL_FIGURE },
	{ "abb", LABEL_FIGURE },
	{ "tabelle", LABEL_FIGURE },
	{ "tableau", LABEL_FIGURE },
	{ "tabla", LABEL_FIGURE },
	{ "рисунок", LABEL_FIGURE },
	{ "рис", LABEL_FIGURE },
	{ "таблица", LABEL_FIGURE },
};

static const struct word inside[] = {
	{ "章", LABEL_CHAPTER }, { "回", LABEL_CHAPTER }, { "話", LABEL_CHAPTER },
	{ "话", LABEL_CHAPTER }, { "講", LABEL_CHAPTER }, { "讲", LABEL_CHAPTER },
	{ "課", LABEL_CHAPTER }, { "课", LABEL_CHAPTER }, { "장", LABEL_CHAPTER },
	{ "部", LABEL_PART },    { "編", LABEL_PART },    { "编", LABEL_PART },
	{ "篇", LABEL_PART },    { "부", LABEL_PART },    { "편", LABEL_PART },
	{ "卷", LABEL_BOOK },    { "巻", LABEL_BOOK },    { "集", LABEL_BOOK },
	{ "節", LABEL_SECTION }, { "节", LABEL_SECTION }, { "절", LABEL_SECTION },
	{ "条", LABEL_ARTICLE }, { "條", LABEL_ARTICLE }, { "조", LABEL_ARTICLE },
	{ "幕", LABEL_ACT },     { "場", LABEL_SCENE },   { "场", LABEL_SCENE },
};

enum label
label_read(const char *s, size_t n, size_t *size)
{
	static struct wordlist list = WORDLIST(labels);
	char folded[WORDLIST_WORD];
	const struct word *word;

	if (!wordlist_may_begin(&list, s, n))
		return LABEL_NONE;
	*size = wordlist_fold(s, n, folded);
	word = *size ? wordlist_find(&list, folded) : NULL;
	return word ? (enum label)word->value : LABEL_NONE;
}

enum label
label_read_inside(const char *s, size_t n, size_t *size)
{
	static const struct wordlist list = WORDLIST(inside);
	const struct word *word = wordlist_at(&list, s, n);

	*size = word ? strlen(word->text) : 0;
	return word ? (enum label)word->value : LABEL_NONE;
}
