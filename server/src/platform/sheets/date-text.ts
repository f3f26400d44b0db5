/**
 * A spreadsheet's day number as `YYYY-MM-DD HH:mm:ss`, rounded to the second; null outside 1900–9999. In the 1900
 * system day 60 is a 29 February that never was, so days before it are one off.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 0 && days < 2_958_466)) return null;
  const shifted = days < 60 ? days + 1 : days;
  return new Date(Math.round((shifted - 25_569) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** How a date cell reads: without a time of day when that is midnight; a mere time (day 0) without its day. */
export function dateText(date: string, serial: number): string {
  if (serial >= 0 && serial < 1) return date.slice(11);
  return date.endsWith(' 00:00:00') ? date.slice(0, 10) : date;
}
