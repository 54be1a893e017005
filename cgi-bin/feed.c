/* feed.c -- the program behind /feed/: calendars, door displays and other machines. */
#include "kit/dispatch.h"
#include "edge/serve.h"
#include "modules.h"

int main(void)
{
	return serve(&(struct program){ "feed", FEED, ROLE_GUEST | ROLE_TENANT | ROLE_STAFF, modules, dispatch, dispatch_failed });
}
