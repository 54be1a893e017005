/* pages.h -- the dossier's own pages, between the files of room/. */
#ifndef ROOM_PAGES_H
#define ROOM_PAGES_H
#include "room/room.h"

struct photo { int64_t id, room; };
struct rows room_photos(struct request *rq, int64_t room);      /* struct photo, oldest first */

int room_band_new(struct request *rq);
int room_band_drop(struct request *rq);
int room_photo_add(struct request *rq);
int room_photo_drop(struct request *rq);
int room_photo(struct request *rq);
void room_more(struct request *rq, void *row);
#endif
