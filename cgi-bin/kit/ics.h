/* ics.h -- calendar objects of bookings; see edge/ics.h. */
#ifndef KIT_ICS_H
#define KIT_ICS_H
#include "core/request.h"
#include "edge/ics.h"
#endif
