/* document.h -- what somebody shows to say who they are. */
#ifndef KIT_DOCUMENT_H
#define KIT_DOCUMENT_H
#include "core/table.h"

extern const struct choice document_kinds[];     /* columns id_kind of visitors, cards and deposits */
#endif
