/* serve.h -- FastCGI: fill a request, have it answered, write the answer.
** Own accept loop before libfcgi; one request a connection; SIGTERM finishes
** the request in hand and leaves with 0; see serve.c for every limit. */
#ifndef EDGE_SERVE_H
#define EDGE_SERVE_H
struct program;
int serve(const struct program *p);
#endif
