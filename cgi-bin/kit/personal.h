/* personal.h -- personal data go (guarantee 11): numbers of documents and signatures after the house's first term,
** names and telephones of outsiders after its second, counted from the last thing that happened to the record,
** whatever state it is in, also one that never became final, or from its deadline, where that is later.
**
** A module declares its columns (enum personal); what carries them is noted by the history, and tick does the rest:
** the row, the history's before and after, what was written about the record, and its files. */
#ifndef KIT_PERSONAL_H
#define KIT_PERSONAL_H
#include "core/request.h"

/* Of the history: something happened to the row; noted if it has personal data. */
void personal_note(struct request *rq, const struct module *m, const void *row);
/* Of tick: a batch whose term is over; how many records, and the hashes of files that none needs any more. */
#define PERSONAL_BATCH 100
struct personal_gone { size_t records, files; char hash[PERSONAL_BATCH][65]; };
void personal_erase(struct request *rq, const struct module *const *modules, struct personal_gone *gone);
extern const struct sql personal_sql[];
#endif
