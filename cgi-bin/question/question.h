/* question.h -- what the desk could not answer at once: noted, the superior
** asked at once, the customer told (P004). */
#ifndef QUESTION_H
#define QUESTION_H
#include "core/module.h"

struct question {
	struct record r;
	const char *question, *asker;
	const char *contact;             /* telephone or mail to answer to */
	int64_t superior;                /* person asked; 0: every leader on duty */
	const char *superior_name;
	const char *by_name;             /* who took the answer down, for the notice */
	const char *answer;
	const char *told_how;            /* phone, mail, desk */
	instant answered_at, replied_at; /* the superior's answer; the customer told */
};

enum { QUESTION_ANY, QUESTION_MAKE, QUESTION_MOVE, QUESTION_OPEN, QUESTION_CARD };
extern const struct table question_table;
extern const struct sql question_sql[];
extern const struct list question_list;
extern const struct module question_module;
#endif
