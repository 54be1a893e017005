-- 20_rooms.sql -- the twenty-four rooms, their layouts, equipment, prices and closures.
-- Lengths in minutes, area in square centimetres, money in fen.

SET @now = COALESCE(@now, UTC_TIMESTAMP()), @today = DATE(COALESCE(@now, UTC_TIMESTAMP()) + INTERVAL 8 HOUR);
SET @day = CAST(@today AS DATETIME) - INTERVAL 8 HOUR;   -- midnight in the house

INSERT INTO setting (site, name, value) VALUES
	(1, 'price_code', 'JG-2026-03');
INSERT INTO tariff (site, state, item, name, name_en, includes, includes_en, per, per_en, fen, position) VALUES
	(1, 'listed', 'tea_standard', '标准茶歇', 'Tea break, standard', '咖啡、茶、三款小点', 'Coffee, tea, three small plates', '每位', 'a person', 3800, 10),
	(1, 'listed', 'tea_plain', '简式茶歇', 'Tea break, plain', '咖啡、茶、一款小点', 'Coffee, tea, one small plate', '每位', 'a person', 2200, 20),
	(1, 'listed', 'other', '复印', 'Copying', '黑白A4；装订、塑封另计', 'Black and white, A4; binding and laminating extra', '每页', 'a page', 50, 30),
	(1, 'listed', 'fax_in', '代收传真', 'Received faxes', '登记、电话告知、凭签名领取', 'Logged, told by telephone, handed over against a signature', '每页', 'a page', 100, 40),
	(1, 'listed', 'other', '邮件收发', 'Mail handling', '代收、登记、即时告知；转寄另计邮资', 'Kept, logged, told at once; postage extra when forwarded', '租户免费', 'for tenants', 0, 50),
	(1, 'listed', 'office', '独立办公室', 'Private office', '三至二十人，整层可议；含家具、保洁、名牌与前台', 'For three to twenty, a whole floor on request; furniture, cleaning, name plate and front desk included', '每工位·月', 'per desk a month', 260000, 110),
	(1, 'listed', 'office', '共享工位', 'Shared desk', '固定座位，带锁抽屉，每月十小时会议室', 'A desk of your own, a drawer that locks, ten room hours a month', '每月', 'a month', 138000, 120),
	(1, 'listed', 'office', '虚拟办公', 'Virtual office', '注册地址，邮件代收转寄，来电以贵司名义接听', 'Registered address, mail held or forwarded, calls answered in your name', '每月', 'a month', 58000, 130),
	(1, 'listed', 'office', '日租办公室', 'Day office', '按日租用，当日可入，二至六人', 'By the day, ready the same day, for two to six', '每日', 'a day', 36000, 140);

INSERT INTO room (id, site, number, state, slug, name, name_en, floor, floor_en, theme, theme_en, position,
	area_cm2, capacity, price_hour, price_half, price_day, shortest, cancel_hours, needs_approval, part_of,
	description, description_en) VALUES
	(1, 1, '201', 'published', 'yuanshan', '远山', 'Distant Hills', '二层', 'Second floor', '看山', 'on the hills', 10,
	 520000, 16, 48000, 168000, 302000, 60, 24, FALSE, NULL,
	 '一张长桌，十六把椅子，窗外是三重山影。签约、评审、家底都摊得开的会，适合在这里。',
	 'One long table, sixteen chairs and three ranges of hills. For signings, reviews, and talks that need room to lay things out.'),
	(2, 1, '202', 'published', 'tingsong', '听松', 'Listening Pines', '二层', 'Second floor', '看山', 'on the hills', 20,
	 380000, 12, 32000, 112000, 200000, 30, 2, FALSE, NULL,
	 '松在窗下，风过时听得见。十二人的长桌，每周例会大多订在这里。',
	 'Pines stand below the window and can be heard when the wind is up. A table for twelve; most weekly meetings end up here.'),
	(3, 1, '203', 'published', 'zhuli', '竹里', 'Among Bamboo', '二层', 'Second floor', '看山', 'on the hills', 30,
	 260000, 8, 22000, 76000, 138000, 30, 2, FALSE, NULL,
	 '八人的一间，木格一面，山色一面。声音不外传，谈条件不必压低。',
	 'For eight, with slats on one side and hills on the other. Quiet walls: no need to lower your voice over terms.'),
	(4, 1, '204', 'published', 'shiping', '石屏', 'Stone Screen', '二层', 'Second floor', '看山', 'on the hills', 40,
	 200000, 6, 16000, 56000, 100000, 30, 2, FALSE, NULL,
	 '六人的小间，抬眼是一面山。面试、复盘、一个人静静写完一份材料，都好。',
	 'A small room for six facing the hill. Good for interviews, for looking back, for finishing a paper alone.'),
	(5, 1, '205', 'published', 'yunqi', '云起', 'Rising Clouds', '二层', 'Second floor', '看山', 'on the hills', 50,
	 320000, 10, 26000, 90000, 164000, 30, 2, FALSE, NULL,
	 '坐看云起。十人的桌，屏幕在手边，讲方案的人不必起身。',
	 'Sit and watch the clouds come up. A table for ten with the screen at hand, so whoever presents need not stand.'),
	(6, 1, '206', 'published', 'qinglan', '晴岚', 'Clear Haze', '二层', 'Second floor', '看山', 'on the hills', 60,
	 140000, 4, 12000, 42000, 76000, 30, 2, FALSE, NULL,
	 '四人的圆桌，一盏低灯。两家坐下来，第一次见面。',
	 'A round table for four under a low lamp. For two parties meeting the first time.'),
	(7, 1, '207', 'published', 'songjian', '松间', 'Between Pines', '二层', 'Second floor', '看山', 'on the hills', 70,
	 140000, 4, 12000, 42000, 76000, 30, 2, FALSE, NULL,
	 '圆窗里一株松。四个人，一壶茶，一件事说清楚。',
	 'One pine in a round window. Four people, a pot of tea, one matter settled.'),
	(8, 1, '208', 'published', 'konggu', '空谷', 'Quiet Valley', '二层', 'Second floor', '看山', 'on the hills', 80,
	 580000, 24, 42000, 146000, 264000, 60, 24, FALSE, NULL,
	 '课桌四列，二十四人抬头都看得见黑板与山。培训一整天，下午不困。',
	 'Four files of desks, twenty-four seats, board and hills in every line of sight. A full day of training without the afternoon slump.'),
	(9, 1, '301', 'published', 'guanlan', '观澜', 'Watching Waves', '三层', 'Third floor', '临水', 'on the river', 90,
	 620000, 40, 46000, 160000, 290000, 60, 24, FALSE, NULL,
	 '两面临河的长厅，会前看得见船。平日摆成U形，十八人对坐；撤去桌子，坐得下四十位听众。',
	 'A long room with the river on two sides. Set as a U for eighteen on most days; without tables it seats an audience of forty.'),
	(10, 1, '302', 'published', 'chengjiang', '澄江', 'Clear River', '三层', 'Third floor', '临水', 'on the river', 100,
	 1800000, 120, 128000, 448000, 896000, 120, 24, TRUE, NULL,
	 '一百二十人的厅，当中一道活墙，合则一厅，分则东西。年会、发布、一年里要紧的那一天。',
	 'A hall for a hundred and twenty with a folding wall: one hall, or an east and a west. For the day of the year that matters.'),
	(11, 1, '302E', 'published', 'chengjiang-dong', '澄江·东', 'Clear River East', '三层', 'Third floor', '临水', 'on the river', 110,
	 900000, 60, 68000, 238000, 476000, 60, 24, TRUE, 10,
	 '活墙以东，晨光先到。课桌三十六席，讲台在北。',
	 'East of the folding wall, first to get the morning. Thirty-six at desks, the lectern to the north.'),
	(12, 1, '302W', 'published', 'chengjiang-xi', '澄江·西', 'Clear River West', '三层', 'Third floor', '临水', 'on the river', 120,
	 900000, 60, 68000, 238000, 476000, 60, 24, TRUE, 10,
	 '活墙以西，看得见落日与归船。回字形坐二十八人，中间放得下样品。',
	 'West of the wall, with the sunset and boats coming home. Twenty-eight in a hollow square, with room for samples in the middle.'),
	(13, 1, '303', 'published', 'xiting', '溪亭', 'Brook Pavilion', '三层', 'Third floor', '临水', 'on the river', 130,
	 260000, 8, 22000, 76000, 138000, 30, 2, FALSE, NULL,
	 '八人的桌，窗下是水。谈得久了，起来看一会儿。',
	 'A table for eight above the water. When talks run long, get up and look for a while.'),
	(14, 1, '304', 'published', 'tingyu', '听雨', 'Listening to Rain', '三层', 'Third floor', '临水', 'on the river', 140,
	 200000, 6, 16000, 56000, 100000, 30, 2, FALSE, NULL,
	 '六人的小间，雨天最好。屏幕可接两台电脑，左右对照着改稿。',
	 'A small room for six, best when it rains. The screen takes two laptops, side by side for editing.'),
	(15, 1, '305', 'published', 'quanshang', '泉上', 'Above the Spring', '三层', 'Third floor', '临水', 'on the river', 150,
	 320000, 10, 26000, 90000, 164000, 30, 2, TRUE, NULL,
	 '十人一桌，墙上有水电与气口，仪器可以开机演示；故须先问过会议室管理部。',
	 'A table for ten, with power, water and air at the wall so instruments can be shown running; hence we check each request first.'),
	(16, 1, '306', 'published', 'guifan', '归帆', 'Homeward Sail', '三层', 'Third floor', '临水', 'on the river', 160,
	 440000, 14, 36000, 126000, 226000, 60, 2, FALSE, NULL,
	 '十四人围坐，两窗有帆。董事会常在这里开，门外有一间候客的小厅。',
	 'Fourteen around one table, a sail in both windows. Boards like it; a small anteroom waits outside.'),
	(17, 1, '501', 'published', 'lantai', '兰台', 'Orchid Terrace', '五层', 'Fifth floor', '对园', 'on the garden', 170,
	 720000, 20, 56000, 196000, 352000, 60, 24, FALSE, NULL,
	 '长桌二十席，一窗园色。席前有话筒与名签，宾主分坐两侧。',
	 'Twenty seats at a long table before the garden. A microphone and a name card at each, hosts and guests facing.'),
	(18, 1, '502', 'published', 'meiwu', '梅坞', 'Plum Hollow', '五层', 'Fifth floor', '对园', 'on the garden', 180,
	 260000, 8, 22000, 76000, 138000, 30, 2, FALSE, NULL,
	 '窗外一枝梅。八人的桌，白板一面，想法写得下。',
	 'A plum branch at the window. A table for eight and a whiteboard wide enough for the idea.'),
	(19, 1, '503', 'published', 'hefeng', '荷风', 'Lotus Breeze', '五层', 'Fifth floor', '对园', 'on the garden', 190,
	 400000, 12, 32000, 112000, 200000, 30, 2, FALSE, NULL,
	 '夏天荷塘在下。U形十二席，讲的人走得进中间。',
	 'The lotus pond lies below in summer. A U for twelve, with room for the speaker to walk in.'),
	(20, 1, '504', 'published', 'guitang', '桂堂', 'Cassia Hall', '五层', 'Fifth floor', '对园', 'on the garden', 200,
	 680000, 30, 52000, 182000, 328000, 60, 24, TRUE, NULL,
	 '课桌三十席，九月满堂桂香。教室的样子，会客的心意。',
	 'Thirty at desks; in September the cassia scents the whole hall. Laid out as a classroom, kept like a parlour.'),
	(21, 1, '505', 'published', 'haitang', '海棠', 'Crabapple', '五层', 'Fifth floor', '对园', 'on the garden', 210,
	 200000, 6, 16000, 56000, 100000, 30, 2, FALSE, NULL,
	 '六人的小间，园里海棠探到窗前。面谈常在这里。',
	 'A small room for six, crabapple at the window. Where most interviews are held.'),
	(22, 1, '506', 'published', 'wuyuan', '梧院', 'Parasol Court', '五层', 'Fifth floor', '对园', 'on the garden', 220,
	 320000, 10, 26000, 90000, 164000, 30, 2, FALSE, NULL,
	 '梧桐树影落在桌上。十人一桌，视频会议两端都坐得端正。',
	 'Parasol trees throw their shade on the table. For ten, with a camera that flatters both ends of the call.'),
	(23, 1, '507', 'published', 'lianzhou', '莲舟', 'Lotus Boat', '五层', 'Fifth floor', '对园', 'on the garden', 230,
	 140000, 4, 12000, 42000, 76000, 30, 2, FALSE, NULL,
	 '圆窗一枝，圆桌一张，四人。像坐在一只小船里。',
	 'A branch in a round window, a round table, four chairs. Like sitting in a small boat.'),
	(24, 1, '508', 'published', 'zhiting', '芷汀', 'Iris Shore', '五层', 'Fifth floor', '对园', 'on the garden', 240,
	 140000, 4, 12000, 42000, 76000, 30, 2, FALSE, NULL,
	 '四人的圆桌，竹影在窗。按天也租，做一日的办公室。',
	 'A round table for four with bamboo at the window. Also let by the day, as an office for one day.');

UPDATE room SET notice_least = 30,
	supplies = IF(capacity >= 20, '话筒、名签、白板笔、激光笔、饮水与纸杯、插线板', '白板笔、便签、饮水、充电线'),
	rules = '室内禁烟。设备由会议室管理部调试，请勿自行改线。散会请带走材料，桌椅不必还原。'
WHERE site = 1;

-- A plain room is its own atom, a divisible one has its parts.
INSERT INTO room_atom (room, atom)
	SELECT id, id FROM room r WHERE NOT EXISTS (SELECT 1 FROM room p WHERE p.part_of = r.id)
	UNION ALL SELECT part_of, id FROM room WHERE part_of IS NOT NULL;

INSERT INTO room_layout (room, layout, seats) VALUES
	(1, 'board', 16), (1, 'hollow', 16), (1, 'u', 14),
	(2, 'board', 12), (2, 'u', 10),
	(3, 'board', 8), (4, 'board', 6),
	(5, 'board', 10), (5, 'u', 8),
	(6, 'board', 4), (7, 'board', 4),
	(8, 'classroom', 24), (8, 'theatre', 24), (8, 'u', 16), (8, 'hollow', 18),
	(9, 'theatre', 40), (9, 'classroom', 24), (9, 'u', 18), (9, 'hollow', 20), (9, 'board', 16),
	(10, 'theatre', 120), (10, 'classroom', 80), (10, 'u', 44), (10, 'hollow', 52),
	(11, 'theatre', 60), (11, 'classroom', 36), (11, 'u', 24), (11, 'hollow', 28),
	(12, 'theatre', 60), (12, 'classroom', 36), (12, 'u', 24), (12, 'hollow', 28),
	(13, 'board', 8), (14, 'board', 6),
	(15, 'board', 10), (15, 'u', 8),
	(16, 'board', 14), (16, 'hollow', 14), (16, 'u', 12),
	(17, 'board', 20), (17, 'hollow', 20), (17, 'u', 18),
	(18, 'board', 8),
	(19, 'u', 12), (19, 'board', 12), (19, 'classroom', 12),
	(20, 'classroom', 30), (20, 'theatre', 30), (20, 'u', 20), (20, 'hollow', 24),
	(21, 'board', 6),
	(22, 'board', 10), (22, 'u', 8),
	(23, 'board', 4), (24, 'board', 4);

INSERT INTO room_equipment (room, equipment, pieces)
	SELECT id, 'whiteboard', 1 FROM room WHERE number NOT IN ('206', '507')
	UNION ALL SELECT id, 'screen', 1 FROM room WHERE capacity BETWEEN 6 AND 12
	UNION ALL SELECT id, 'projector', IF(number = '302', 2, 1) FROM room WHERE capacity >= 12
	UNION ALL SELECT id, 'video', 1 FROM room WHERE number IN ('201', '202', '205', '301', '302', '305', '306', '501', '503', '506')
	UNION ALL SELECT id, 'microphone', CASE WHEN capacity >= 100 THEN 6 WHEN capacity >= 60 THEN 4 ELSE 2 END
		FROM room WHERE capacity >= 20
	UNION ALL SELECT id, 'lectern', 1 FROM room WHERE number IN ('208', '302', '302E', '302W', '504')
	UNION ALL SELECT id, 'phone', 1 FROM room WHERE number IN ('201', '203', '303', '306', '501', '502', '506')
	UNION ALL SELECT id, 'flipchart', 1 FROM room WHERE number IN ('208', '502', '503', '504')
	UNION ALL SELECT id, 'recorder', 1 FROM room WHERE number IN ('302', '302E', '302W', '501');

-- Evenings cost a fifth more, weekends an eighth, rounded up to ten yuan.
INSERT INTO room_band (room, name, name_en, from_minute, to_minute, weekdays, price_hour)
	SELECT id, '晚间', 'Evening', 1080, 1260, '1,2,3,4,5', CEIL(price_hour * 1.2 / 1000) * 1000 FROM room
	UNION ALL SELECT id, '周末', 'Weekend', 480, 1260, '6,0', CEIL(price_hour * 1.13 / 1000) * 1000 FROM room;

INSERT INTO closure (id, site, room, state, starts_at, ends_at, reason, made_at) VALUES
	(1, 1, 16, 'planned', @day - INTERVAL 16 HOUR, @day + INTERVAL 45 HOUR, '投影检修', @day - INTERVAL 38 HOUR),
	(2, 1, 4, 'planned', @day + INTERVAL 13 HOUR, @day + INTERVAL 15 HOUR, '保洁', @day - INTERVAL 86 HOUR),
	(3, 1, 8, 'planned', @day + INTERVAL 128 HOUR, @day + INTERVAL 141 HOUR, '灯具更换', @day - INTERVAL 62 HOUR);
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT site, 'closure', id, state, NULL, '', 'The room is open again', made_at, ends_at, ends_at, 'end' FROM closure;
INSERT INTO slot (room, starts_at, closure)
	SELECT a.atom, c.starts_at + INTERVAL n.seq * 15 MINUTE, c.id
	FROM closure c JOIN room_atom a ON a.room = c.room JOIN seq_0_to_499 n
	WHERE c.starts_at + INTERVAL n.seq * 15 MINUTE < c.ends_at;
