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
 * Empty when the package may be used.
 */
export function packageProblems(stage: Stage, courses: readonly PackageCourse[], settings: ProgramSettings): string[] {
  const problems: string[] = [];
  const hoursX100 = courses.reduce((sum, course) => sum + course.hoursX100, 0);
  const wanted = settings.hours.onlineX100;
  if (hoursX100 < wanted) {
    problems.push(`课程共 ${hundredthsText(hoursX100)} 学时，不足网络研修的 ${hundredthsText(wanted)} 学时。`);
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
