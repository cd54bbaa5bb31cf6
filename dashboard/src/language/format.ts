/** How figures and days are written. */
export interface Format {
  count(value: number): string;
  /** Percent, at most one decimal. */
  percent(value: number): string;
  /** A day of the API, `YYYY-MM-DD`, which has no time zone. */
  day(day: string): string;
  /** The day, in Vietnam, of a moment. */
  date(moment: string): string;
  /** The time of day, in Vietnam, of a moment. */
  time(moment: string): string;
  /** Day and time, in Vietnam, of a moment. */
  moment(moment: string): string;
}

const ZONE = 'Asia/Ho_Chi_Minh';

/** Formats of a language, each made once. */
export function formatOf(code: 'vi' | 'en'): Format {
  const locale = code === 'vi' ? 'vi-VN' : 'en-GB';
  const counts = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
  const dates = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: ZONE });
  const moments = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: ZONE,
  });
  return {
    count: (value) => counts.format(value),
    percent: (value) => `${percents.format(value)} %`,
    day: (day) => days.format(new Date(day)),
    date: (moment) => dates.format(new Date(moment)),
    time: (moment) => times.format(new Date(moment)),
    moment: (moment) => moments.format(new Date(moment)),
  };
}
