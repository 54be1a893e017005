-- 127_handover_entry.sql -- a handover note lists what was open when it was signed, as it was then (P010, fault A13).

CREATE TABLE handover_entry (
  handover      BIGINT NOT NULL REFERENCES handover (id),
  duty          BIGINT NOT NULL REFERENCES duty (id),
  made_at       DATETIME NOT NULL,
  number        VARCHAR(20) NOT NULL,
  state         ENUM('logged','department_notified','treatment_logged') NOT NULL,
  kind          ENUM('complaint','event','fault','security','lost_found','other') NOT NULL,
  text          VARCHAR(1000) NOT NULL,
  department_name VARCHAR(60) NOT NULL DEFAULT '',
  treatment     VARCHAR(1000) NOT NULL DEFAULT '',
  carried       INT NOT NULL DEFAULT 0,
  PRIMARY KEY (handover, duty)
);
-- Of the notes signed so far: what was logged by then and closed later, in today's words.
INSERT INTO handover_entry (handover, duty, made_at, number, state, kind, text, department_name, treatment, carried)
  SELECT h.id, d.id, d.made_at, d.number, IF(d.treated_at <= h.signed_at, 'treatment_logged', IF(d.told_at <= h.signed_at,
      'department_notified', 'logged')), d.kind, d.text, IF(d.told_at <= h.signed_at, IFNULL(t.name, ''), ''),
    IF(d.treated_at <= h.signed_at, d.treatment, ''), d.carried
  FROM handover h JOIN duty d ON d.site = h.site AND d.made_at <= h.signed_at LEFT JOIN department t ON t.id = d.department
  LEFT JOIN (SELECT x.record, MAX(x.at) AS at FROM history x WHERE x.module = 'duty' AND x.step IN ('close','drop') GROUP BY x.record) c
    ON c.record = d.id
  WHERE h.state = 'signed' AND h.signed_at > UTC_TIMESTAMP() - INTERVAL 400 DAY AND (d.state <> 'closed' OR c.at > h.signed_at);
