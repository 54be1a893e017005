/* image.h -- smaller pictures of a kept photograph, made by the program thumb. */
#ifndef EDGE_IMAGE_H
#define EDGE_IMAGE_H
#include "core/core.h"

/* Is file/<2>/<hash>.l.jpg (large) there?  Then .s.jpg is, too. */
bool image_ready(const char *hash);
/* The file of that hash with that ending; false: it is no hash, or too long. */
bool image_path(const char *hash, const char *end, char *to, size_t room);
/* Begin to make both, by $FOYER_BIN/thumb, beside this process.  Only tick may: workers start no
** programs.  False: one is at work, the file is not here, or there is no process to be had. */
bool image_start(const char *hash);
/* How far the one that was begun last is: none was or it could not start, at work, made, or it
** cannot be made, ever. */
enum image_state { IMAGE_NONE, IMAGE_BUSY, IMAGE_MADE, IMAGE_NEVER };
enum image_state image_state(void);
#endif
