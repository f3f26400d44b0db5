import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clipPath } from '../clip/catalogue.ts';
import { courses, lessonSec, packageOf } from './course.ts';

const stages = ['preschool', 'primary', 'junior', 'senior', 'vocational', 'special'] as const;

describe.each(stages)('the package of %s', (stage) => {
  const own = packageOf(stage);

  test('comes to exactly 50 学时, each course with lessons enough for its nominal hours', () => {
    expect(own.reduce((sum, course) => sum + course.nominalHoursX100, 0)).toBe(5000);
    for (const course of own) expect(lessonSec(course) * 100).toBeGreaterThanOrEqual(course.nominalHoursX100 * 2700);
  });

  test('begins with the three common themes of the notice', () => {
    expect(own.slice(0, 3).map((course) => course.theme)).toEqual(['师德为先', '依法治教', '校园安全']);
    expect(own.slice(3).every((course) => !course.isCommon)).toBe(true);
  });
});

describe.each(courses)('course $key', (course) => {
  const lessons = course.units.flatMap((unit) => unit.lessons);

  test('has units of lessons with keys of their own and clips that exist', () => {
    const keys = [course.key, ...course.units.map((unit) => unit.key), ...lessons.map((lesson) => lesson.key)];
    expect(new Set(keys).size).toBe(keys.length);
    expect(course.stages.length).toBeGreaterThan(0);
    for (const lesson of lessons) {
      if (lesson.kind === 'video')
        expect([lesson.durationSec, existsSync(clipPath(lesson.clipKey))]).toEqual([2700, true]);
    }
  });

  test('has a document of several pages worth their reading time', () => {
    const pages = lessons.flatMap((lesson) => (lesson.kind === 'document' ? lesson.pages : []));
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const page of pages) {
      expect(page.heading.length).toBeGreaterThan(3);
      expect(page.paragraphs.join('').length).toBeGreaterThan(150);
    }
  });

  test('has a quiz whose answers fit their kind', () => {
    const questions = lessons.flatMap((lesson) => (lesson.kind === 'quiz' ? lesson.questions : []));
    expect(questions.length).toBeGreaterThanOrEqual(5);
    expect(questions.length).toBeLessThanOrEqual(10);
    expect(new Set(questions.map((question) => question.stem)).size).toBe(questions.length);
    for (const { kind, options, answer, explanation } of questions) {
      expect(answer.every((index) => index >= 0 && index < options.length)).toBe(true);
      expect(answer.toSorted((a, b) => a - b)).toEqual(answer);
      expect(kind === 'multiple' ? answer.length > 1 : answer.length === 1).toBe(true);
      expect(options.length).toBeGreaterThanOrEqual(2);
      if (kind === 'trueFalse') expect(options).toEqual(['正确', '错误']);
      expect(explanation).toMatch(/。$/);
    }
  });
});

test('no course stands in no package', () => {
  const used = new Set(stages.flatMap((stage) => packageOf(stage).map((course) => course.key)));
  expect([...used].sort()).toEqual(courses.map((course) => course.key).sort());
});
