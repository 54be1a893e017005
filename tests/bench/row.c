/* row.c -- a bare FastCGI answer with one prepared query for one row by its key: what a database costs at least. */
#include <fcgiapp.h>
#include <mysql.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	const char *text = "SELECT number FROM room WHERE id = ?";
	MYSQL *db = mysql_init(NULL);
	MYSQL_STMT *s;
	MYSQL_BIND in, out;
	FCGX_Request r;
	long long id = 1;
	char number[64] = "";

	if (mysql_real_connect(db, NULL, "foyer_migrate", NULL, getenv("FOYER_DB_NAME"), 0, getenv("FOYER_DB"), 0) == NULL)
		return 1;
	s = mysql_stmt_init(db);
	memset(&in, 0, sizeof in);
	memset(&out, 0, sizeof out);
	in.buffer_type = MYSQL_TYPE_LONGLONG;
	in.buffer = &id;
	out.buffer_type = MYSQL_TYPE_STRING;
	out.buffer = number;
	out.buffer_length = sizeof number - 1;
	if (mysql_stmt_prepare(s, text, strlen(text)) != 0)
		return 1;
	FCGX_Init();
	FCGX_InitRequest(&r, 0, FCGI_FAIL_ACCEPT_ON_INTR);
	if (write(atoi(getenv("FOYER_READY_FD")), "x", 1) != 1)
		return 1;
	for (; FCGX_Accept_r(&r) == 0; id = id % 24 + 1) {
		mysql_stmt_bind_param(s, &in);
		mysql_stmt_execute(s);
		mysql_stmt_bind_result(s, &out);
		mysql_stmt_fetch(s);
		mysql_stmt_free_result(s);
		FCGX_FPrintF(r.out, "Content-Type: text/html\r\n\r\n<!doctype html><title>row</title>%s\n", number);
		FCGX_Finish_r(&r);
	}
	return 0;
}
