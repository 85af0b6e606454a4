/** "14:32:07" in the zone of this machine, of an ISO instant. */
export const clockTime = (instant: string): string => {
  const date = new Date(instant);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
};
