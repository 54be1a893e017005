/* multipart.h -- read multipart/form-data (RFC 7578) as it arrives: constant
** memory, any chunking, hard limits. */
#ifndef CORE_MULTIPART_H
#define CORE_MULTIPART_H
#include "core/core.h"

enum multipart {
	MULTIPART_OK,
	MULTIPART_BOUNDARY,              /* none, or the text around it is wrong */
	MULTIPART_HEADER,                /* a part's header is none, or too long */
	MULTIPART_NAME,                  /* a part without a name */
	MULTIPART_MOST,                  /* more parts than allowed */
	MULTIPART_SHORT,                 /* the text ended before its end */
	MULTIPART_SINK                   /* the sink refused */
};

struct multipart_part {
	char name[256], file[512], type[128];
	bool is_file;                    /* has a file name, perhaps an empty one */
};

/* Where it goes.  Each returns true to go on. */
struct multipart_sink {
	bool (*begin)(void *to, const struct multipart_part *part);
	bool (*data)(void *to, const char *bytes, size_t n);
	bool (*end)(void *to);
};

struct multipart_reader {
	struct multipart_sink sink;
	void *to;
	unsigned most, parts;
	int state;
	enum multipart error;
	char delimiter[76];              /* CR LF - - boundary */
	size_t length, matched;
	char header[2048];
	size_t header_length;
	struct multipart_part part;
};

/* content_type: the header of the request.  At most `most` parts. */
enum multipart multipart_begin(struct multipart_reader *m, const char *content_type,
	struct multipart_sink sink, void *to, unsigned most);
/* The next bytes.  After an error it stays the answer. */
enum multipart multipart_feed(struct multipart_reader *m, const char *bytes, size_t n);
/* There are no more. */
enum multipart multipart_end(struct multipart_reader *m);
#endif
