/* fake.h -- a request as a web server would hand it over. */
#ifndef FAKE_H
#define FAKE_H
#include "edge/wire.h"

struct fake {
	char text[16384];                /* of the parameters */
	size_t used;
	char *env[64];
	int count;
	const char *body;
	size_t length, at, piece;        /* read so far; most bytes at once, 0: any */
	struct wire wire;
};

/* A GET of "/" at our own host. */
void fake_start(struct fake *f);
/* Add a parameter; NULL takes away the one of that name. */
void fake_set(struct fake *f, const char *name, const char *value);
/* A second one of the same name. */
void fake_add(struct fake *f, const char *name, const char *value);
/* A POST of this body, with its length. */
void fake_post(struct fake *f, const char *type, const char *body, size_t length);
#endif
