/* heap.c -- the C library gives the top of the heap back as soon as it is free, and asks for it again a request
** later: up to nine calls and a thousand page faults each time.  All three limits together: setting the
** first two alone ends the library's own growing of the third, and large blocks are mapped anew each time. */
#include "edge/heap.h"
#include <malloc.h>

#define KEPT (32 * 1024 * 1024)
#define STEP (1024 * 1024)

void heap_keep(void)
{
	mallopt(M_MMAP_THRESHOLD, KEPT);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_TOP_PAD, STEP);
}
