/** `YC2021-000123`: the program's prefix and a serial within the program, six digits or more. */
export function certificateNumber(prefix: string, serial: number): string {
  return `${prefix}-${String(serial).padStart(6, '0')}`;
}
