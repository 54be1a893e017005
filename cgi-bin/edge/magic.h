/* magic.h -- what kind of file is this?  By its content, by libmagic. */
#ifndef EDGE_MAGIC_H
#define EDGE_MAGIC_H
#include "core/core.h"
/* The media type if we take such files and the name ends as such a file's does;
** NULL: we do not. */
const char *magic_type(const char *path, const char *name);
#endif
