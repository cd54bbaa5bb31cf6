-- CreateEnum
CREATE TYPE "CalendarDayKind" AS ENUM ('DAY_OFF', 'WORKING_DAY');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('KNOWN', 'SECOND_HAND', 'UNKNOWN');

-- CreateTable
CREATE TABLE "calendar_year" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "document_number" TEXT,
    "document_on" DATE,
    "reason" TEXT,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "calendar_year_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "occasion" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("calendar_year_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_year_year_version_key" ON "calendar_year"("year", "version");

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_calendar_year_id_fkey" FOREIGN KEY ("calendar_year_id") REFERENCES "calendar_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories are append-only.
CREATE OR REPLACE TRIGGER calendar_year_append_only BEFORE UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_append_only BEFORE UPDATE OR DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_year_not_emptied BEFORE TRUNCATE ON calendar_year FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_not_emptied BEFORE TRUNCATE ON calendar_day FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The years up to the one that runs. Days that were not read in an announcement are worked out from article 112 of the Labour
-- Code of 2019 and the lunar days; whether 24/11/2026 was off already nobody has confirmed.
WITH days (year, day, kind, occasion, confidence) AS (
  VALUES
    (2021, '2021-01-01', 'DAY_OFF', 'Tết Dương lịch', 'SECOND_HAND'),
    (2021, '2021-02-10', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2021, '2021-02-11', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2021, '2021-02-12', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2021, '2021-02-15', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2021, '2021-02-16', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2021, '2021-04-21', 'DAY_OFF', 'Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2021, '2021-04-30', 'DAY_OFF', 'Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2021, '2021-05-03', 'DAY_OFF', 'Nghỉ bù Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2021, '2021-09-02', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2021, '2021-09-03', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2022, '2022-01-03', 'DAY_OFF', 'Nghỉ bù Tết Dương lịch', 'SECOND_HAND'),
    (2022, '2022-01-31', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2022, '2022-02-01', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2022, '2022-02-02', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2022, '2022-02-03', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2022, '2022-02-04', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2022, '2022-04-11', 'DAY_OFF', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2022, '2022-05-02', 'DAY_OFF', 'Nghỉ bù Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2022, '2022-05-03', 'DAY_OFF', 'Nghỉ bù Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2022, '2022-09-01', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2022, '2022-09-02', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2023, '2023-01-02', 'DAY_OFF', 'Nghỉ bù Tết Dương lịch', 'SECOND_HAND'),
    (2023, '2023-01-20', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2023, '2023-01-23', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2023, '2023-01-24', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2023, '2023-01-25', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2023, '2023-01-26', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2023, '2023-05-01', 'DAY_OFF', 'Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2023, '2023-05-02', 'DAY_OFF', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2023, '2023-05-03', 'DAY_OFF', 'Nghỉ bù Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2023, '2023-09-01', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2023, '2023-09-04', 'DAY_OFF', 'Nghỉ bù Quốc khánh 2/9', 'SECOND_HAND'),
    (2024, '2024-01-01', 'DAY_OFF', 'Tết Dương lịch', 'SECOND_HAND'),
    (2024, '2024-02-08', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2024, '2024-02-09', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2024, '2024-02-12', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2024, '2024-02-13', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2024, '2024-02-14', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2024, '2024-04-18', 'DAY_OFF', 'Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2024, '2024-04-29', 'DAY_OFF', 'Hoán đổi với ngày 4/5', 'KNOWN'),
    (2024, '2024-04-30', 'DAY_OFF', 'Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2024, '2024-05-01', 'DAY_OFF', 'Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2024, '2024-05-04', 'WORKING_DAY', 'Làm bù cho ngày 29/4', 'KNOWN'),
    (2024, '2024-09-02', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2024, '2024-09-03', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2025, '2025-01-01', 'DAY_OFF', 'Tết Dương lịch', 'SECOND_HAND'),
    (2025, '2025-01-27', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2025, '2025-01-28', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2025, '2025-01-29', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2025, '2025-01-30', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2025, '2025-01-31', 'DAY_OFF', 'Tết Nguyên đán', 'SECOND_HAND'),
    (2025, '2025-04-07', 'DAY_OFF', 'Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2025, '2025-04-26', 'WORKING_DAY', 'Làm bù cho ngày 2/5', 'KNOWN'),
    (2025, '2025-04-30', 'DAY_OFF', 'Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2025, '2025-05-01', 'DAY_OFF', 'Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2025, '2025-05-02', 'DAY_OFF', 'Hoán đổi với ngày 26/4', 'KNOWN'),
    (2025, '2025-09-01', 'DAY_OFF', 'Quốc khánh 2/9', 'KNOWN'),
    (2025, '2025-09-02', 'DAY_OFF', 'Quốc khánh 2/9', 'KNOWN'),
    (2026, '2026-01-01', 'DAY_OFF', 'Tết Dương lịch', 'SECOND_HAND'),
    (2026, '2026-01-02', 'DAY_OFF', 'Hoán đổi với ngày 10/1', 'SECOND_HAND'),
    (2026, '2026-01-10', 'WORKING_DAY', 'Làm bù cho ngày 2/1', 'SECOND_HAND'),
    (2026, '2026-02-16', 'DAY_OFF', 'Tết Nguyên đán', 'KNOWN'),
    (2026, '2026-02-17', 'DAY_OFF', 'Tết Nguyên đán', 'KNOWN'),
    (2026, '2026-02-18', 'DAY_OFF', 'Tết Nguyên đán', 'KNOWN'),
    (2026, '2026-02-19', 'DAY_OFF', 'Tết Nguyên đán', 'KNOWN'),
    (2026, '2026-02-20', 'DAY_OFF', 'Tết Nguyên đán', 'KNOWN'),
    (2026, '2026-04-27', 'DAY_OFF', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'SECOND_HAND'),
    (2026, '2026-04-30', 'DAY_OFF', 'Ngày Chiến thắng 30/4', 'SECOND_HAND'),
    (2026, '2026-05-01', 'DAY_OFF', 'Quốc tế Lao động 1/5', 'SECOND_HAND'),
    (2026, '2026-08-22', 'WORKING_DAY', 'Làm bù cho ngày 31/8', 'SECOND_HAND'),
    (2026, '2026-08-31', 'DAY_OFF', 'Hoán đổi với ngày 22/8', 'SECOND_HAND'),
    (2026, '2026-09-01', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2026, '2026-09-02', 'DAY_OFF', 'Quốc khánh 2/9', 'SECOND_HAND'),
    (2026, '2026-11-24', 'DAY_OFF', 'Ngày Văn hóa Việt Nam', 'UNKNOWN')
), years AS (
  INSERT INTO calendar_year (id, year, version, source, set_by)
  SELECT gen_random_uuid(), year, 1, 'Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ hằng năm', 'migration'
  FROM (SELECT DISTINCT year FROM days) AS each
  RETURNING id, year
)
INSERT INTO calendar_day (calendar_year_id, day, kind, occasion, confidence)
SELECT y.id, d.day::date, d.kind::"CalendarDayKind", d.occasion, d.confidence::"Confidence"
FROM days d JOIN years y ON y.year = d.year;
