/* modules.c -- the only registry, in the order of the menus. */
#include "modules.h"
#include "absence/absence.h"
#include "booking/booking.h"
#include "bulletin/bulletin.h"
#include "calendar/calendar.h"
#include "call/call.h"
#include "card/card.h"
#include "company/company.h"
#include "deposit/deposit.h"
#include "duty/duty.h"
#include "find/find.h"
#include "home/home.h"
#include "fax/fax.h"
#include "inbox/inbox.h"
#include "keys/keys.h"
#include "kit/pick.h"
#include "letter/letter.h"
#include "login/login.h"
#include "long_call/long_call.h"
#include "mail/mail.h"
#include "me/me.h"
#include "outbox/outbox.h"
#include "paper/paper.h"
#include "person/person.h"
#include "phone/phone.h"
#include "post/post.h"
#include "presence/presence.h"
#include "proxy/proxy.h"
#include "public/front.h"
#include "q/q.h"
#include "question/question.h"
#include "reception/reception.h"
#include "room/room.h"
#include "setting/setting.h"
#include "staff/staff.h"
#include "tariff/tariff.h"
#include "visitor/visitor.h"

const struct module *const modules[] = {
	&home_module,
	&booking_module,
	&room_module,
	&closure_module,
	&reception_module,
	&visitor_module,
	&visit_module,
	&question_module,
	&phone_module,
	&message_module,
	&call_module,
	&presence_module,
	&long_call_module,
	&fax_module,
	&fax_sent_module,
	&fax_watch_module,
	&card_module,
	&stock_module,
	&deposit_module,
	&duty_module,
	&handover_module,
	&bulletin_module,
	&letter_module,
	&mail_module,
	&post_module,
	&proxy_module,
	&newspaper_module,
	&subscription_module,
	&newspaper_custody_module,
	&absence_module,
	&absence_item_module,
	&room_entry_module,
	&company_module,
	&person_module,
	&staff_module,
	&department_module,
	&tariff_module,
	&dial_rate_module,
	&calendar_module,
	&front_module,
	&setting_module,
	&me_module,
	&inbox_module,
	&outbox_module,
	&pick_module,
	&find_module,
	&keys_module,
	&q_module,
	&login_module,
	&logout_module,
	NULL
};
