import DataLoader from 'dataloader';
import type { Loading } from './loading.ts';

/** Rows that hang on records, and the field that names the record. */
export interface CountedBy {
  model:
    | 'committee'
    | 'committeePlacement'
    | 'admission'
    | 'inspection'
    | 'enrolment'
    | 'sourceReview'
    | 'caseTransfer';
  by: string;
}

/** What Prisma takes and gives for a count by records, of whichever model. */
interface Grouping {
  groupBy(args: {
    by: string[];
    where: object;
    _count: true;
  }): Promise<(Record<string, unknown> & { _count: number })[]>;
}

/** Gives a loader for each relation and condition: of records, the rows that hang on each and meet it. */
export function relatedLoaders({ prisma }: Loading): (counted: CountedBy, where: object) => DataLoader<string, number> {
  const loaders = new Map<string, DataLoader<string, number>>();
  return ({ model, by }, where) => {
    const key = `${model} ${by} ${JSON.stringify(where)}`;
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = new DataLoader<string, number>(async (ids) => {
        const rows = prisma[model] as unknown as Grouping;
        const counts = await rows.groupBy({
          by: [by],
          where: { AND: [where, { [by]: { in: [...ids] } }] },
          _count: true,
        });
        const found = new Map(counts.map((row) => [row[by], row._count]));
        return ids.map((id) => found.get(id) ?? 0);
      });
      loaders.set(key, loader);
    }
    return loader;
  };
}
