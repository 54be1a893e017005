/* report.c -- the program behind /report/: printed sheets and figures. */
#include "kit/dispatch.h"
#include "edge/serve.h"
#include "modules.h"

int main(void)
{
	return serve(&(struct program){ "report", REPORT, ROLE_TENANT | ROLE_STAFF, modules, dispatch, dispatch_failed });
}
