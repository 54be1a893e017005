/* modules.c -- the only registry, in the order of the menus. */
#include "modules.h"
#include "question/question.h"

const struct module *const modules[] = {
	&question_module,
	NULL
};
