/* wire.h -- a request before it is understood: its parameters and its bytes.
** serve.c makes one of FastCGI, the tests of what they like. */
#ifndef EDGE_WIRE_H
#define EDGE_WIRE_H
#include "core/request.h"

struct wire {
	char **env;                      /* "REQUEST_METHOD=GET" …, up to NULL */
	int (*read)(void *of, char *to, int most);   /* bytes of the body; 0: no more */
	void *of;
};
#endif
