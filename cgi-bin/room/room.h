/* room.h -- rooms and their dossiers (P049): what is in them, what they cost,
** when they may be had; closures that hold slots like a booking. */
#ifndef ROOM_ROOM_H
#define ROOM_ROOM_H
#include "core/request.h"
#include "edge/db.h"

struct room {
	struct record r;                 /* draft, published, retired; no company */
	const char *slug;                /* of its drawing: /static/img/room-<slug>.svg */
	const char *name, *name_en, *floor, *floor_en, *theme, *theme_en, *kind;
	int64_t position, area, capacity;            /* area in square metres */
	const char *description, *description_en, *supplies, *supplies_en, *rules, *rules_en;
	int64_t opens, closes;           /* minutes after midnight in the site's zone */
	const char *opens_at, *closes_at, *weekdays; /* "08:00", "21:00", "1,2,3,4,5,6,0" */
	int64_t buffer_before, buffer_after, shortest, longest, notice_least, notice_most;   /* minutes */
	int64_t notice_days;             /* notice_most in days, as it is typed */
	int64_t needs_approval, cancel_hours;
	int64_t price_hour, price_half, price_day;   /* fen */
	int64_t part_of;
	const char *equipment;           /* codes, comma separated */
	const char *layouts;             /* "board:16,u:18" where rooms are listed, else "" */
	int64_t photo;                   /* id of the first photograph, 0: the drawing */
	const char *outside, *told;      /* typed with less hours or none: what becomes of bookings, what their customers read */
	/* Written with the dossier: seats per layout, 0: not possible. */
	int64_t seats_theatre, seats_classroom, seats_u, seats_hollow, seats_board;
};
struct band {                            /* another price at some hours or days */
	int64_t id, room, from_minute, to_minute, price_hour;
	const char *name, *name_en, *weekdays, *from_at, *to_at;
};
enum band_statement { BAND_OF_ROOM, BAND_ALL, BAND_MAKE, BAND_DROP, BAND_STATEMENTS };
extern const struct sql band_sql[];
extern const struct table band_table;
struct closure {
	struct record r;                 /* planned, lifted */
	int64_t room;
	instant starts_at, ends_at;
	const char *reason, *room_name, *room_name_en;
};

enum room_statement {
	ROOM_LIST_ALL, ROOM_DOSSIERS, ROOM_GRID, ROOM_ONE, ROOM_ONE_OPEN, ROOM_MAKE, ROOM_MOVE,
	ROOM_SEATS_CLEAR, ROOM_SEATS_ADD, ROOM_EQUIPMENT_CLEAR, ROOM_EQUIPMENT_ADD,
	ROOM_ATOM_CLEAR, ROOM_ATOM_PARTS, ROOM_ATOM_SELF, ROOM_TWICE, ROOM_BUSY, ROOM_WHOLES,
	ROOM_STATEMENTS
};
extern const struct sql room_sql[];
extern const struct table room_table;
extern const struct module room_module, closure_module;
extern const struct sheet room_sheets[];         /* in booking/report_room.c, which knows bookings */
extern const struct choice room_layouts[], room_equipment[], room_kinds[], room_weekdays[];

/* Every room of the site that may be booked, in the order of the grid. */
struct rows room_all(struct request *rq);
/* One room in full, seats included; `open` only: published.  NULL: not there. */
struct room *room_read(struct request *rq, int64_t id, bool open);
/* The price bands of a room. */
struct rows room_bands(struct request *rq, int64_t room);
/* Of every room of the site at once; ordered by room. */
struct rows room_bands_all(struct request *rq);
/* Seats of a layout; 0: not possible here. */
int64_t room_seats(const struct room *r, const char *layout);
/* Names in the language of the page. */
const char *room_name(const struct request *rq, const struct room *r);
const char *room_floor(const struct request *rq, const struct room *r);
/* Does a comma-joined list have the code? */
static inline bool room_has(const char *list, const char *code) { return choice_among(list, code); }
/* Address of a drawing; without one of its own a plain one. */
const char *room_drawing(struct request *rq, const char *slug);
/* Path of the picture shown for a room on this face. */
const char *room_picture(struct request *rq, const struct room *r);
/* "08:15" from minutes after midnight, and back (-1: not a time). */
const char *room_clock(struct request *rq, int64_t minute);
int64_t room_minute(const char *text);
/* The rooms of the grid, each with how many people it takes: for a field's `offer`. */
const struct choice *room_choices(struct request *rq);
/* In booking/displace.c, which knows bookings (B8): how many to come a room as `r` stands can no longer keep: those outside its
** hours and weekdays and not outside those of `was`; of NULL, all.  They are listed above the step's form.  And tell their
** customers why. */
size_t room_outside(struct request *rq, const struct room *r, const struct room *was);
void room_displace(struct request *rq, const struct room *r, const struct room *was, const char *why);
/* The choices of a time: every `step` minutes in [from, to]. */
const struct choice *room_times(struct request *rq, int64_t from, int64_t to, int64_t step);
/* The same while any room is open: a room may be open longer than the house (K6). */
const struct choice *room_any_times(struct request *rq);
/* After the row of a room was written: what hangs on it. */
void room_save_parts(struct request *rq, struct room *r);
void room_save_atoms(struct request *rq, struct room *r);
/* Name, floor, area, picture and description. */
void room_face(struct request *rq, struct page *p, const struct room *r);
/* "Monday, Tuesday" of "1,2"; all seven in one word. */
const char *room_days(struct request *rq, const char *list);
int room_sheet(struct request *rq, void *row);         /* F07, for room_sheets[] */
int room_house_sheet(struct request *rq, void *row);   /* of every room that may be booked */
/* Add the dossier's layouts, bands and rules to a page (sections seat, piece, band, rule). */
void room_dossier(struct request *rq, struct page *p, const struct room *r);
#endif
