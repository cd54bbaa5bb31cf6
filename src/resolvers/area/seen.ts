import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** Areas are public: whoever may ask at all sees all of them. */
export const everyArea: Seen<Prisma.AreaWhereInput> = asSeen({});
