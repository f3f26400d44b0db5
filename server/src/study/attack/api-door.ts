import { type Door, lessonCount, lessonSec } from '@yanxiu/domain/study/attack/door';
import type { CatalogueCourse } from '../../course/install-catalogue.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { type BuiltTrainee, creditedOf, pass, StudyWindow } from '../study-fixture.ts';

/** A course of as many lessons as the scripts play, with hours for all of them. */
export function longCourse(): CatalogueCourse[] {
  const video = (_: unknown, at: number) =>
    ({ kind: 'video', key: `long-${at}`, title: `第${at + 1}讲`, clipKey: 'clip' }) as const;
  return [
    {
      key: 'long',
      title: '长课程',
      theme: '师德为先',
      intro: '试验用课程。',
      stages: ['primary'],
      isCommon: true,
      nominalHoursX100: (lessonCount * lessonSec * 100) / 2700,
      units: [{ title: '第一章', lessons: Array.from({ length: lessonCount }, video) }],
    },
  ];
}

/** The product's own API, as any client can call it. */
export function apiDoor(test: TestApp, trainee: BuiltTrainee, lessons: readonly string[]): Door {
  const windows = new Map<number, StudyWindow>();
  const windowOf = (at: number): StudyWindow => {
    const window = windows.get(at) ?? new StudyWindow(test, trainee);
    windows.set(at, window);
    return window;
  };
  return {
    wait: (seconds) => pass(test, seconds),
    open: async (window, lesson) => void (await windowOf(window).open(lessons[lesson] ?? '')),
    report: async (window, reports, claimed) => {
      // a refusal is an answer like any other: a script goes on
      const answer = await windowOf(window).raw([...reports.map((one) => ({ ...one }))], { ...claimed });
      if (answer.statusCode === 200) windowOf(window).last = answer.json();
    },
    isAsked: (window) => Boolean(windowOf(window).last?.question),
    press: async (window, how) => void (await windowOf(window).answer(how)),
    creditedSec: () => creditedOf(test, trainee),
  };
}
