/* portal.c -- the program behind /portal/: tenants, from the internet. */
#include "kit/dispatch.h"
#include "edge/serve.h"
#include "modules.h"

int main(void)
{
	return serve(&(struct program){ "portal", PORTAL, ROLE_GUEST | ROLE_TENANT, modules, dispatch, dispatch_failed });
}
