/* sheet.h -- printed forms: the frame, document number, QR, copies. */
#ifndef KIT_SHEET_H
#define KIT_SHEET_H
#include "core/request.h"
/* report.fcgi's routes: /:module/:id/:sheet and /:module/:sheet. */
int sheet_print(struct request *rq);
/* Set the frame's markers: title in both languages, number, record path for the QR. */
void sheet_head(struct request *rq, const char *title, const char *number, const char *path);
/* 人民币大写 of an amount in fen (also negative): "壹仟玖佰零捌元整". */
const char *sheet_words(struct request *rq, int64_t fen);
#endif
