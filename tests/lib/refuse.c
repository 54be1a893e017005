/* refuse.c -- stands before mysql_query() of the library; see refuse.h. */
#define CORE_RAW
#include "refuse.h"
#include "edge/own.h"
#include <dlfcn.h>

static unsigned commits, rollbacks, count;

void refuse_commits(unsigned code)
{
	commits = code;
}

void refuse_rollbacks(unsigned code)
{
	rollbacks = code;
}

unsigned refused_count(void)
{
	unsigned n = count;

	count = 0;
	return n;
}

int STDCALL mysql_query(MYSQL *con, const char *text)
{
	static int (*real)(MYSQL *, const char *);
	unsigned code = strcmp(text, "COMMIT") == 0 ? commits : strcmp(text, "ROLLBACK") == 0 ? rollbacks : 0;
	char instead[100];

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "mysql_query");
	if (code == 0)
		return real(con, text);
	count++;
	if (rollbacks == code && *text == 'R')
		real(con, text);
	snprintf(instead, sizeof(instead), "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = %u, MESSAGE_TEXT = 'refused'", code);
	return real(con, instead);
}
