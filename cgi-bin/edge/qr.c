/* qr.c -- the only file that knows libqrencode. */
#define CORE_RAW
#include "edge/qr.h"
#include <qrencode.h>

/* One rectangle for each run of dark modules in a row. */
const char *qr_path(struct arena *a, const char *text, int *n)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);   /* upper case packs tighter */
	size_t room, at = 0;
	char *path;

	if (code == NULL)
		return NULL;
	*n = code->width;
	room = (size_t)code->width * (size_t)code->width * 12 + 1;
	path = malloc(room);
	for (int y = 0; path != NULL && y < code->width; y++)
		for (int x = 0; x < code->width;) {
			const unsigned char *row = code->data + y * code->width;
			int from = x;
			while (x < code->width && (row[x] & 1) != 0)
				x++;
			if (x > from)
				at += (size_t)snprintf(path + at, room - at, "M%d %dh%dv1h-%dz",
					from, y, x - from, x - from);
			else
				x++;
		}
	QRcode_free(code);
	if (path != NULL) {
		const char *kept = at < a->limit - a->used ? arena_text(a, path, at) : NULL;
		free(path);
		return kept;
	}
	return NULL;
}
