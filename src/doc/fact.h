#ifndef DOC_FACT_H
#define DOC_FACT_H

/* What a document says about itself besides its title. */
enum fact {
	FACT_AUTHOR,
	FACT_DATE,
	FACT_LANGUAGE, /* BCP 47: "en", "de-CH" */
	FACT_COUNT,
};

/* The word in --json and in the models of the tests: "author", "date", "language". */
const char *fact_name(enum fact fact);

#endif
