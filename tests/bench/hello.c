/* hello.c -- the least a FastCGI program can do; what everything else is measured against. */
#include <fcgiapp.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
	FCGX_Request r;

	FCGX_Init();
	FCGX_InitRequest(&r, 0, FCGI_FAIL_ACCEPT_ON_INTR);
	if (write(atoi(getenv("FOYER_READY_FD")), "x", 1) != 1)
		return 1;
	while (FCGX_Accept_r(&r) == 0) {
		FCGX_FPrintF(r.out, "Content-Type: text/html\r\n\r\n<!doctype html><title>hello</title>hello\n");
		FCGX_Finish_r(&r);
	}
	return 0;
}
