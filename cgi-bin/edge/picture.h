/* picture.h -- photographs: read, turned upright, made smaller, written again without
** what cameras note in them.  Only the program thumb uses this: a picture is the
** most treacherous thing that anybody may send. */
#ifndef EDGE_PICTURE_H
#define EDGE_PICTURE_H
#include "core/core.h"

#define PIXELS_MOST (40 * 1000 * 1000)

struct picture { int width, height; unsigned char *rgb; };      /* rgb by malloc() */

/* A JPEG or PNG; `least` tells how long its longer side must stay (a JPEG is read
** smaller then).  False after a word on stderr. */
bool picture_read(const char *path, int least, struct picture *out);
/* The longer side becomes `most` unless it is shorter already. */
bool picture_shrink(const struct picture *from, int most, struct picture *out);
bool picture_write(const char *path, const struct picture *p);  /* JPEG */
void picture_drop(struct picture *p);
#endif
