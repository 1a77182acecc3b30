#ifndef READ_OUTLINER_H
#define READ_OUTLINER_H

#include "read/heading.h"
#include "read/plain.h"

/*
 * What outliner_new makes of the survey in its profile: the outliner for those who have the survey at hand, which must
 * outlive it.
 */
struct outliner *outliner_for(const struct survey *survey, struct sink *sink);

#endif
