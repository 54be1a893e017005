/* log.h -- one line per request on stderr; never a secret, never a body. */
#ifndef EDGE_LOG_H
#define EDGE_LOG_H
#include "core/core.h"
struct request;
/* "2026-11-25T01:02:03Z id method path user status ms queries bytes" */
void log_request(const struct request *rq, int status, double ms, size_t bytes);
void log_line(const char *id, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
