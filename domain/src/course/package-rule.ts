import { hundredthsText } from '../kernel/hours.ts';
import { type ProgramSettings, type Stage, stageNames } from '../program/policy.ts';

export interface PackageCourse {
  readonly title: string;
  readonly theme: string;
  readonly hoursX100: number;
  readonly required: boolean;
  readonly stages: readonly string[];
  readonly published: boolean;
}

/**
 * What a stage's package of courses still lacks: enough hours for the program's online part, each common theme by a
 * required course (忻教发〔2020〕98号: 师德为先、依法治教、校园安全 for every stage), and courses of the stage itself.
 * Where electives are limited, whichever of them somebody chooses must do. Empty when the package may be used.
 */
export function packageProblems(
  stage: Stage,
  courses: readonly PackageCourse[],
  settings: ProgramSettings,
  electivesMost: number | null = null,
): string[] {
  const problems: string[] = [];
  const hoursX100 = leastHours(courses, electivesMost);
  const wanted = settings.hours.onlineX100;
  if (hoursX100 < wanted) {
    const which = electivesMost === null ? '课程共' : `必修加任选 ${electivesMost} 门选修，最少只有`;
    problems.push(`${which} ${hundredthsText(hoursX100)} 学时，不足网络研修的 ${hundredthsText(wanted)} 学时。`);
  }
  for (const theme of settings.themes.common) {
    if (!courses.some((course) => course.required && course.theme === theme)) {
      problems.push(`还没有“${theme}”的必修课程。`);
    }
  }
  for (const course of courses) {
    if (!course.published) problems.push(`《${course.title}》还没有发布。`);
    if (!course.stages.includes(stage)) problems.push(`《${course.title}》不适用于${stageNames[stage]}。`);
  }
  return problems;
}

/** The hours of everybody's courses: all of them, or the required and the shortest electives that somebody may choose. */
export function leastHours(
  courses: readonly Pick<PackageCourse, 'hoursX100' | 'required'>[],
  electivesMost: number | null,
): number {
  const electives = courses.filter(({ required }) => !required).map(({ hoursX100 }) => hoursX100);
  const counted = electives.sort((a, b) => a - b).slice(0, electivesMost ?? electives.length);
  const required = courses.filter((course) => course.required).map(({ hoursX100 }) => hoursX100);
  return [...required, ...counted].reduce((sum, hours) => sum + hours, 0);
}
