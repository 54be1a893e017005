-- 10_house.sql -- the sample centre: the house and its departments.  All invented.
-- The files of this folder run in order, in one session, on an empty database;
-- site 1 exists already in any other, and the first statement stops there.

SET NAMES utf8mb4;
INSERT INTO site (id, code, name, name_en, zone, phone, address, address_en, slot_minutes, opens, closes) VALUES
	(1, 'XT', '序庭', 'Xuting House', 'Asia/Shanghai', '0000-6818-0018', '云汀市澄河路18号',
	 '18 Chenghe Road, Yunting', 15, 480, 1260);

-- procedures §4.1: departments, then the seven reception teams.
INSERT INTO department (id, site, code, name, name_en) VALUES
	( 1, 1, 'service', '服务部', 'Customer service'),
	( 2, 1, 'front_desk', '总台', 'Front desk'),
	( 3, 1, 'business_centre', '商务中心', 'Business centre counter'),
	( 4, 1, 'meeting_rooms', '会议室管理部', 'Meeting rooms'),
	( 5, 1, 'phone', '电话接待部', 'Telephone reception'),
	( 6, 1, 'documents', '文案处理部', 'Document processing'),
	( 7, 1, 'leasing', '营运招商部', 'Operations and leasing'),
	( 8, 1, 'administration', '行政部', 'Administration'),
	( 9, 1, 'finance', '财务部', 'Finance'),
	(10, 1, 'audit', '审计部', 'Audit'),
	(11, 1, 'legal', '法务部', 'Legal'),
	(12, 1, 'general_office', '总办', 'General office'),
	(13, 1, 'engineering', '工程部', 'Engineering'),
	(14, 1, 'security', '保安部', 'Security'),
	(15, 1, 'cleaning', '保洁组', 'Cleaning'),
	(16, 1, 'property', '管理处', 'Property management office'),
	(17, 1, 'owner_developer', '发展商', 'Developer'),
	(18, 1, 'operations_mgmt', '运营管理部', 'Operations management'),
	(19, 1, 'team_business', '商务组', 'Business team'),
	(20, 1, 'team_documents', '文书组', 'Documents team'),
	(21, 1, 'team_reception', '接待组', 'Reception team'),
	(22, 1, 'team_vehicles', '车管组', 'Vehicles team'),
	(23, 1, 'team_security', '安保组', 'Security team'),
	(24, 1, 'team_catering', '餐饮组', 'Catering team'),
	(25, 1, 'team_cleaning', '保洁小组', 'Cleaning team');
