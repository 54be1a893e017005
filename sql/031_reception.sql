-- 031_reception.sql -- customers received at the desk (P001).

CREATE TABLE reception (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- after registration (P002)
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('arrived','greeted','informed','registered','assigned','booking','served','settled','left') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  customer      VARCHAR(80) NOT NULL,
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  way           ENUM('visit','phone','mail') NOT NULL DEFAULT 'visit',
  service       ENUM('','enquiry','room','office','copying','reception','other') NOT NULL DEFAULT '',
  needs         VARCHAR(1000) NOT NULL DEFAULT '',   -- 服务需求
  told          VARCHAR(120) NOT NULL DEFAULT '',    -- comma-joined: centre, price, content, offices, rooms
  checked       BOOLEAN NOT NULL DEFAULT FALSE,      -- 核对
  clerk         BIGINT REFERENCES person (id),
  outcome       VARCHAR(1000) NOT NULL DEFAULT '',
  receipt       VARCHAR(40) NOT NULL DEFAULT '',     -- number of the receipt or fee list
  amount        BIGINT NOT NULL DEFAULT 0,           -- fen
  KEY reception_day (site, made_at), KEY reception_state (site, state, made_at), KEY reception_company (company, made_at)
);
