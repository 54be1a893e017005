/* idn.h -- a domain in any letters as mail servers know it. */
#ifndef EDGE_IDN_H
#define EDGE_IDN_H
#include "core/arena.h"

/* "例子.中国" -> "xn--fsqu00a.xn--fiqs8s"; NULL: it can be none. */
const char *idn_ascii(struct arena *a, const char *domain);
/* An address as it was typed: in small letters, its domain in ASCII.  What cannot be one comes back
** as it is: core/mailbox.h says so. */
const char *idn_mailbox(struct arena *a, const char *typed);
#endif
