/* bulk.h -- years of a house, made of its sample: what has no bound shows. */
#ifndef BULK_H
#define BULK_H
#include "core/core.h"

/* Copy the rows of every module's table, and of those every page reads (inbox, deadlines, history,
** mails), until each has `rows`: in final states, dated back over three years, some of them at the
** same second, four of five of company `tenant`.  A table that cannot be filled is complained about. */
void bulk_fill(int rows, int64_t tenant);
/* lab_start() of such a house, each table with `rows`: who at the desk has every role there is, a member of the tenant
** that has most, and that tenant.  -1: not possible. */
struct bulk { int64_t desk, member, tenant; };
int bulk_start(void **unused, int rows, struct bulk *out);
#endif
