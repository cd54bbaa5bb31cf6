import { fromDay } from '../../src/calendar.ts';
import type { AreaKind, DifficultyClass, PrismaClient } from '../../src/db/generated/client.ts';

/** An area that a committee keeps, since a day. */
interface PlantedArea {
  keeperId: string;
  kind?: AreaKind;
  name?: string;
  parentId?: string | null;
  difficultyClass?: DifficultyClass | null;
  code?: string;
  beganOn?: string;
  source?: string;
}

/** Plants an area with its form and its code; gives its id. */
export async function plantArea(
  prisma: PrismaClient,
  {
    keeperId,
    kind = 'HAMLET',
    name = 'Thôn',
    parentId = null,
    difficultyClass = null,
    code,
    beganOn = '2000-01-01',
    source,
  }: PlantedArea,
): Promise<string> {
  const form = { kind, name, parentId, difficultyClass };
  const validFrom = fromDay(beganOn);
  const { id } = await prisma.area.create({
    data: { ...form, keeperId, beganOn: validFrom, source: source ?? null },
    select: { id: true },
  });
  await prisma.areaForm.create({ data: { areaId: id, ...form, validFrom }, select: { id: true } });
  if (code !== undefined) await prisma.areaCode.create({ data: { areaId: id, code, validFrom }, select: { id: true } });
  return id;
}
