import { randomUUID } from 'node:crypto';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { Day } from '../calendar.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { encodeGlobalId } from '../schema/global-id.ts';
import { type Example, readExamples } from './examples.ts';

/** The worked examples with ids of the demo data; the candidate is one who can still be admitted, Khéo Lẹng's if any. */
export async function demoExamples(prisma: PrismaClient, today: Day, year: number): Promise<Example[]> {
  const waiting = await prisma.candidate.findMany({
    where: { stage: 'DECIDED' },
    select: { id: true, committeeId: true },
    orderBy: { id: 'asc' },
  });
  const candidate = waiting.find(({ committeeId }) => committeeId === demoIds.kheoLeng) ?? waiting[0];
  const probationer = await prisma.candidate.findFirst({
    where: { stage: 'PROBATIONARY', committee: { parentId: demoIds.lamThuong } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return readExamples({
    province: encodeGlobalId('Committee', demoIds.province),
    district: encodeGlobalId('Committee', demoIds.lucYen),
    commune: encodeGlobalId('Committee', demoIds.lamThuong),
    cell: encodeGlobalId('Committee', demoIds.kheoLeng),
    elsewhere: encodeGlobalId('Committee', demoIds.naHau),
    probationer: probationer ? encodeGlobalId('Candidate', probationer.id) : 'nobody is on probation',
    candidate: candidate ? encodeGlobalId('Candidate', candidate.id) : 'nobody is waiting',
    key: randomUUID(),
    today,
    year,
  });
}

/** The same as GraphiQL opens them. */
export async function demoTabs(
  prisma: PrismaClient,
  today: Day,
  year: number,
): Promise<{ query: string; variables: string }[]> {
  const examples = await demoExamples(prisma, today, year);
  return examples.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) }));
}
