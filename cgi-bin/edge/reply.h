/* reply.h -- the way back to nginx: an answer as FastCGI records. */
#ifndef EDGE_REPLY_H
#define EDGE_REPLY_H
#include "core/core.h"

struct bytes { const char *from; size_t length; };
/* Send head and body of request `id` and its end, in as few system calls as the
** socket takes; the library writes eight kilobytes at a time and wakes nginx for
** each.  Who has gone away meanwhile is not told. */
void reply_send(int fd, int id, struct bytes head, struct bytes body);
#endif
