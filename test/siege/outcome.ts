import type { Lateness, Watched } from './bystanders-commands.ts';
import type { Besieged, SiegeSize } from './stand.ts';

/** One figure of a row, and whether it is what it must be. */
export interface Outcome {
  what: string;
  figure: string;
  bound: string;
  /** The same in the calm before. */
  calm: string;
  held: boolean;
}

/** How much later than in the calm things may come to others. */
const TIMES_CALM = 3;

const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** A count that must not be more than so much. */
export function atMost(what: string, figure: number, bound: number, calm = ''): Outcome {
  const said = Number.isInteger(figure) ? String(figure) : figure.toFixed(1);
  return { what, figure: said, bound: `<= ${bound}`, calm, held: figure <= bound };
}

/** Something that is so or not. */
export function mustBe(what: string, held: boolean, figure: string): Outcome {
  return { what, figure, bound: '', calm: '', held };
}

/** A figure that is printed and not judged. */
export function beside(what: string, figure: string, calm = ''): Outcome {
  return { what, figure, bound: '', calm, held: true };
}

/** How late the frames of others came, by what it is measured by. */
const framesOf = (watched: Watched, { by }: SiegeSize): Lateness =>
  by === 'clock' ? watched.frames : watched.nodeTime;

/**
 * How the others fared: their frames and reads came at most three times as late as in the calm before, or as late as the
 * size allows anyway, and nobody waited longer than that.
 */
export function others(besieged: Besieged<unknown>): Outcome[] {
  const { calm, during, size } = besieged;
  const mostMs = Math.max(TIMES_CALM * calm.reads.p99Ms, size.others.p99Ms);
  return [
    mostlyWithin(besieged, size.others.p99Ms),
    longest(besieged, size.others.stallMs),
    size.by === 'clock'
      ? within("others' reads, p99", during.reads.p99Ms, calm.reads.p99Ms, mostMs)
      : beside("others' reads, p99", ms(during.reads.p99Ms), ms(calm.reads.p99Ms)),
    ...served(besieged),
  ];
}

/** 99 frames in 100 came to others within so much, or three times what they took in the calm. */
export function mostlyWithin({ calm, during, size }: Besieged<unknown>, mostMs: number): Outcome {
  const [before, now] = [framesOf(calm, size), framesOf(during, size)];
  return within(
    `others' frames, p99 of ${now.count}`,
    now.p99Ms,
    before.p99Ms,
    Math.max(TIMES_CALM * before.p99Ms, mostMs),
  );
}

/** The longest that anybody waited for a frame. A machine on which the calm is none proves what is far worse than that. */
export function longest({ calm, during, size }: Besieged<unknown>, mostMs: number): Outcome {
  const [before, now] = [framesOf(calm, size), framesOf(during, size)];
  return within(
    "others' frames, longest",
    now.mostMs,
    before.mostMs,
    before.mostMs > mostMs ? TIMES_CALM * before.mostMs : mostMs,
  );
}

function within(what: string, now: number, before: number, bound: number): Outcome {
  return { what, figure: ms(now), bound: `<= ${ms(bound)}`, calm: ms(before), held: now <= bound };
}

/** Nobody was left out or sent away, and what it cost the node. */
export function served({ during, calm, node }: Besieged<unknown>): Outcome[] {
  const failed = Object.entries(during.failed).map(([code, count]) => `${count} x ${code}`);
  return [
    mustBe(
      'others lost, owed',
      during.lost === 0 && during.owed === 0,
      `${during.lost}, ${during.owed} ${during.reasons.join(' ')}`,
    ),
    mustBe("others' reads failed", failed.length === 0, failed.join(', ') || '0'),
    mustBe('the node lives', !Number.isNaN(node.loopMs), Number.isNaN(node.loopMs) ? 'no' : 'yes'),
    beside('frames by the time of the node, longest', ms(during.nodeTime.mostMs), ms(calm.nodeTime.mostMs)),
    beside('loop, longest', ms(node.loopMs)),
    beside('CPU of the node', `${node.cpuSeconds.toFixed(1)} s`),
    beside('most memory of the node', `${(node.mostMemory / 1e6).toFixed(0)} MB`),
    beside('bystanders away, longest', ms(during.awayMs), ms(calm.awayMs)),
  ];
}
