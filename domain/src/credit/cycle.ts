import type { HoursX100 } from '../kernel/hours.ts';

/** 360 学时 in a cycle of five years, 72 a year (rules §9; 教师〔2013〕9号 for the registration of teachers). */
export const cycleHoursX100: HoursX100 = 36_000;
const cycleYears = 5;
/** Cycles run 2016–2020, 2021–2025, …: data of the province, kept here as the default. */
const anyCycleStart = 2016;

/** The five-year cycle in which a year lies. */
export function cycleOf(year: number): { from: number; to: number } {
  const from = year - ((((year - anyCycleStart) % cycleYears) + cycleYears) % cycleYears);
  return { from, to: from + cycleYears - 1 };
}
