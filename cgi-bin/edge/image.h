/* image.h -- smaller pictures of a kept photograph, made by the program thumb. */
#ifndef EDGE_IMAGE_H
#define EDGE_IMAGE_H
#include "core/core.h"

/* Is file/<2>/<hash>.l.jpg (large) there?  Then .s.jpg is, too. */
bool image_ready(const char *hash);
/* The file of that hash with that ending; false: it is no hash, or too long. */
bool image_path(const char *hash, const char *end, char *to, size_t room);
/* Make both, by $FOYER_BIN/thumb.  Only tick may: workers start no programs.
** False: it cannot be done, ever. */
bool image_make(const char *hash);
#endif
