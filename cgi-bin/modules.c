/* modules.c -- the only registry, in the order of the menus. */
#include "modules.h"

const struct module *const modules[] = {
	NULL
};
