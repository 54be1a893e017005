/* part.h -- what a company has in the lists of other modules; between the files of company/. */
#ifndef COMPANY_PART_H
#define COMPANY_PART_H
#include "company/company.h"
#include "core/request.h"

/* A line of any module: what its list heads show, and what it is sorted by, each as text. */
struct part_line { const char *module, *at, *c0, *c1, *c2, *c3, *c4, *c5, *c6, *c7, *c8, *c9, *c10, *c11, *money; int64_t id; };
extern const struct table part_line_table;

/* Has the module a list at the desk that says whose its rows are, for this reader? */
bool part_has(const struct request *rq, const struct module *m);
/* The statement that reads the `most` newest of :company by the list's time, or the first by its name. */
const char *part_newest(struct request *rq, const struct module *m, int most);
/* What a service costs: the money of its list, else what its steps charge in all (A23); NULL: it has none. */
const struct column *part_money(const struct module *m);
/* The row of its module again, as far as the list's heads and its money go. */
void *part_whole(struct request *rq, const struct module *m, const struct part_line *line);
/* What of the company is not final yet, on the page of a step; false: nothing. */
bool company_hangs(struct request *rq, const struct company *c);
/* On the customer's sheet: the services of the last twelve months in numbers, and the newest ones. */
void part_sums(struct request *rq, const struct company *c);
void part_services(struct request *rq, const struct company *c);
#endif
