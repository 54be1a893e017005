/* qr.h -- a QR code as an SVG data part, by libqrencode. */
#ifndef EDGE_QR_H
#define EDGE_QR_H
#include "core/arena.h"
/* "M0 0h7v1h-7z…" for viewBox 0 0 n n; NULL when the text does not fit. */
const char *qr_path(struct arena *a, const char *text, int *n);
#endif
