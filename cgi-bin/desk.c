/* desk.c -- the program behind /desk/: staff, from the addresses of the house. */
#include "kit/dispatch.h"
#include "edge/serve.h"
#include "modules.h"

int main(void)
{
	return serve(&(struct program){ "desk", DESK, ROLE_GUEST | ROLE_STAFF, modules, dispatch, dispatch_failed });
}
