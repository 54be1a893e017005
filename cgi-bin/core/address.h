/* address.h -- is a network address among declared ones?  Pure text work. */
#ifndef CORE_ADDRESS_H
#define CORE_ADDRESS_H
#include "core/core.h"

/* An IPv4 or IPv6 address as 16 bytes, IPv4 as ::ffff:a.b.c.d; false: it is none. */
bool address_read(const char *text, size_t length, unsigned char out[static 16]);
/* Is `address` in one of `ranges`, "127.0.0.0/8 10.1.0.0/16 ::1/128 10.2.3.4"?
** A range that cannot be read holds nothing. */
bool address_within(const char *address, const char *ranges);
#endif
