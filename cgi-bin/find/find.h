/* find.h -- find anything from the desk: number, company, person, telephone,
** pinyin, initials; in Chinese as in Latin letters. */
#ifndef FIND_FIND_H
#define FIND_FIND_H
#include "core/request.h"
#include "edge/db.h"

struct find_hit {
	const char *q, *prefix, *digits, *back;  /* what was typed, and as patterns; back: from its end */
	int64_t id;
	const char *title, *small, *number, *state;
	instant at, until;
};
enum find_statement { FIND_BOOKING, FIND_COMPANY, FIND_PERSON, FIND_VISITOR, FIND_CARD, FIND_ROOM, FIND_MAIL, FIND_POST, FIND_STATEMENTS };
extern const struct sql find_sql[];
extern const struct module find_module;
#endif
