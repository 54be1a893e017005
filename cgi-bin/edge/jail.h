/* jail.h -- give up, for ever, what a worker does not need. */
#ifndef EDGE_JAIL_H
#define EDGE_JAIL_H
/* No new programs, no new processes, no sockets but local ones, no core files.
** Without effect, after a word on stderr, where the kernel does not know how. */
void jail(void);
#endif
