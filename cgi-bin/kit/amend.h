/* amend.h -- typed facts are corrected until the record is final, by those who may type them, and who was
** told the old ones is told again: derived from the forms of every module (guarantee 3).
** Whose a record is (INPUT_COMPANY) decides who reads it and was told: no form corrects it. */
#ifndef KIT_AMEND_H
#define KIT_AMEND_H
#include "core/request.h"

int record_amend(struct request *rq);    /* GET and POST /<module>/:id/amend */
/* The form of what this reader may correct in this row; NULL: nothing. */
const struct form *amend_form(struct request *rq, const void *row);
/* To each person that an inbox tells of the record since `since` and, with `was`, of a fact that is another
** in `row`: the notice "amended" of the changes or, `was` NULL, "undone" with `words`. */
void told_again(struct request *rq, const struct module *m, const void *was, const void *row, instant since, const char *words);
#endif
