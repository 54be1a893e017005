/* core.h -- what every file of core, kit and the modules may lean on.
**
** Include this first and nothing from the system after it: the names at the
** bottom are poisoned, so a module that reaches for malloc() or sprintf() does
** not compile.
*/
#ifndef CORE_H
#define CORE_H

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* T("Subject") marks a text for translation; the English text is its own key.
** "state|Open" carries a context: what stands before the bar is not shown. */
#define T(text) text

#ifndef CORE_RAW            /* only arena.c and edge/ define this */
#pragma GCC poison malloc calloc realloc free strdup strndup asprintf
#pragma GCC poison sprintf vsprintf strcpy strcat strncpy strtok gets atoi atol
#endif

#endif
