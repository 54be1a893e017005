-- 22_front.sql -- what the sample centre says of itself on the public site.  All invented.

REPLACE INTO front (site, headline, headline_en, lead, lead_en, rooms_lead, rooms_lead_en, offices_lead, offices_lead_en,
	in_rooms, in_rooms_en, a_day, a_day_en, visit, visit_en, featured, picture, map) VALUES (1,
	'客人到之前，一切已备好。', 'Ready before your guest arrives.',
	'序庭是云汀市澄河边的一座商务中心：三层楼，二十四间会议室，六十二间服务式办公室。前台、电话、信件与会务，由一支二十五人的团队每日照看。',
	'Xuting House stands by the Cheng River in Yunting: three floors, twenty-four meeting rooms, sixty-two serviced offices. A team of twenty-five looks after the desk, the phones, the mail and your meetings.',
	'二层看山，三层临水，五层对园，每间各有一窗。四人的圆桌，到一百二十人的厅；墙上的价，就是账单上的价。',
	'The second floor looks to the hills, the third to the river, the fifth to a garden, each room through its own window. From a round table for four to a hall for a hundred and twenty.',
	'明天就能开门办公：桌椅、网络、门牌、前台，都已经在那里。',
	'Open for business tomorrow: desks, network, name plate and front desk are there already.',
	'千兆有线与无线，来宾网独立\n茶水每小时续；茶歇可订',
	'Gigabit wire and Wi-Fi, separate guest network\nTea every hour; tea breaks to order',
	'08:15 报刊与信件到，按公司入格。挂号信与专递当即通知到人，见证件，再签收。\n09:00 电话三声之内接起，报您的公司名。找得到人就转接，找不到就留言，直达手机。\n10:30 会前两日确认，一日布场，一小时备好车位与指引；会中茶水不断。\n13:40 您出差在外，信件代收，传真电告，按您留下的吩咐办。\n15:20 打字、复印、装订、快递、订票，十七项服务，同一张综合服务单。\n18:00 当日账目与未了事项逐条交给夜班，一件不落。',
	'08:15 Papers and mail arrive and go to your pigeonhole. For anything registered you hear at once; we hand it over against ID and signature.\n09:00 Your phone is answered within three rings, in your company’s name. We put it through, or the message reaches your mobile.\n10:30 Two days ahead we confirm, one day ahead we set the room, one hour ahead parking and ushers stand ready. Tea keeps coming.\n13:40 You are away: mail is kept, faxes are read to you by phone, each as you told us.\n15:20 Typing, copying, binding, courier, tickets: seventeen services on one order form.\n18:00 The day’s accounts and every open matter pass to the night shift, line by line.',
	'地铁：南园站C口，步行6分钟\n车位：地下一层，来宾两小时免费\n节假日：照常',
	'Metro: South Garden, exit C, six minutes on foot\nParking: Level B1, two hours free for guests\nHolidays: open as usual',
	'202,301,501,507,205,306', 'foyer.svg', 'map.svg');
