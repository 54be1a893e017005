/* heap.h -- what a request freed stays with the process for the next one. */
#ifndef EDGE_HEAP_H
#define EDGE_HEAP_H
/* Once, before much is taken.  Up to 32 MiB more stay than are used. */
void heap_keep(void);
#endif
