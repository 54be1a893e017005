/* mailbox.h -- what an e-mail address is: one rule for what a form takes, what is logged in with and
** what edge/post.c sends (K2: what was taken and then never sent was told to nobody). */
#ifndef CORE_MAILBOX_H
#define CORE_MAILBOX_H
#include "core/core.h"

#define MAILBOX_MOST 120                 /* bytes, as the store keeps it */

/* May it stand between < and > of an SMTP command?  Also of addresses of this machine, "noreply@localhost". */
bool mailbox_safe(const char *address);
/* The same, and its domain can be one of the internet: labels of letters, digits and hyphens, at least two.
** A domain in other letters is written as "xn--…" first: edge/idn.h. */
bool mailbox_fits(const char *address);
#endif
