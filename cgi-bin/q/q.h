/* q.h -- where a scanned QR code leads: /Q/BOOKING/7 in upper case, back to the record. */
#ifndef Q_Q_H
#define Q_Q_H
#include "core/request.h"
extern const struct module q_module;
#endif
