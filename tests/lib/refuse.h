/* refuse.h -- a store that refuses commits, as a cluster does whose node lost the certification. */
#ifndef REFUSE_H
#define REFUSE_H

/* From now on each COMMIT that waits for its answer gets this error of the real server, and
** the transaction stays open there; 0: no more. */
void refuse_commits(unsigned code);
/* The same for ROLLBACK, which is carried out all the same. */
void refuse_rollbacks(unsigned code);
/* How many were refused since the last call. */
unsigned refused_count(void);
#endif
