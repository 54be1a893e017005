/* document.c -- kinds of documents; see document.h. */
#include "kit/document.h"

const struct choice document_kinds[] = {
	{ "id_card",   T("Identity card") },
	{ "passport",  T("Passport") },
	{ "permit",    T("Travel permit") },
	{ "work_card", T("Work card") },
	{ 0 }
};
