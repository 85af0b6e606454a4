/** Times as the person at this machine reads them. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

const midnight = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** An ISO instant in local time, as short as it stays clear: "Today 14:32", "Yesterday 14:32", "3 Mar 14:32", "3 Mar 2025". */
export const localWhen = (iso: string, now: Date): string => {
  const date = new Date(iso);
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return `Today ${clock.format(date)}`;
  if (days === 1) return `Yesterday ${clock.format(date)}`;
  return date.getFullYear() === now.getFullYear()
    ? `${day.format(date)} ${clock.format(date)}`
    : dayAndYear.format(date);
};

/** The same instant in full, with the local zone and in UTC. */
export const exactWhen = (iso: string): string => `${exact.format(new Date(iso))} (${iso})`;
