import type { Day } from '../../calendar.ts';
import type { Area, Prisma } from '../../db/generated/client.ts';
import { inForceOn } from '../in-force.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { OperationContext } from '../operation-context.ts';
import { everyArea } from './seen.ts';
import { mistakes } from './violations.ts';

/** One area by its id, or by the code that means it on a day. Null when there is none. */
export function readArea(
  query: Prisma.AreaFindFirstArgs,
  { id, code, asOf }: { id?: string | null; code?: string | null; asOf?: Day | null },
  context: OperationContext,
): Promise<Area | null> {
  if (Boolean(id) === Boolean(code)) throw mistakes.idOrCode();
  const wanted: Prisma.AreaWhereInput = id
    ? { id }
    : {
        codes: {
          some: { code: readText(code ?? '', 'code', LONGEST.areaCode), ...inForceOn(asOf ?? context.feed.day) },
        },
      };
  return context.database.prisma.area.findFirst({ ...query, where: { AND: [wanted, everyArea] } });
}
