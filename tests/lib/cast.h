/* cast.h -- somebody of each role, made for a test, to try what who may. */
#ifndef CAST_H
#define CAST_H
#include "lab.h"

struct actor { const char *name; enum audience audience; unsigned bit; int64_t id; };
extern struct actor actors[24];
extern size_t actor_count;
/* lab_start() and the actors: staff of each role, a member and an administrator of company 1. */
int cast_start(void **unused);
/* The first of an audience with one of the roles; NULL: there is none. */
const struct actor *cast_of(enum audience audience, unsigned roles);
/* Who of an audience and these roles is tried on a record (0: none yet): in the portal an administrator
** of its company.  0: there is nobody. */
int64_t cast_who(const struct module *m, enum audience audience, unsigned roles, int64_t id);
/* Up to four records of the module, first two in one of the states "asked kept"; how many.  0 among
** them: none such. */
size_t cast_records(const struct module *m, enum audience audience, const char *from, int64_t ids[static 4]);
/* The statement that puts a record where a step may be taken; good until the next call. */
const char *cast_at(const struct module *m, const struct step *s, int64_t id);
bool cast_has_column(const char *table, const char *column);
#endif
