/* peers.h -- who of a program's workers has a store.  One that has none leaves the requests to
** those; it would answer fastest, and turn most of them away. */
#ifndef EDGE_PEERS_H
#define EDGE_PEERS_H
#include "core/core.h"

/* Once, before the others: the file run/NAME.store below $FOYER_VAR.  Without it each stands alone. */
void peers_start(const char *name);
/* This worker has a store, or has none. */
void peers_tell(bool store);
/* Does another worker have one?  Who died has none: the kernel keeps the list. */
bool peers_any(void);
#endif
