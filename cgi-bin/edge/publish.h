/* publish.h -- pages that nginx serves as files: $FOYER_VAR/public, a whole set at a time. */
#ifndef EDGE_PUBLISH_H
#define EDGE_PUBLISH_H
#include "core/core.h"

/* Begin a new set; what is not written until publish_end() goes away then. */
void publish_begin(void);
/* path: "en/room/301.html", plain words only.  A reader sees the old file or the new one, never half; a
** file that did not change is not touched.  False after a word on stderr. */
bool publish_file(const char *path, const char *text, size_t length);
/* The same for a photograph that edge/image.h has made ready, by its hash: the large one. */
bool publish_photo(const char *path, const char *hash);
void publish_end(void);
#endif
