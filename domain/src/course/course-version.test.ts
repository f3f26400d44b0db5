import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CourseContent, changesBetween, continuesVersion } from './course-version.ts';

const lesson = (id: string, title = `第 ${id} 讲`, lengthSec = 2700) =>
  ({ id, unit: '第一章', kind: 'video', title, lengthSec }) as const;
const course: CourseContent = {
  title: '师德',
  theme: '师德为先',
  hoursX100: 200,
  lessons: [lesson('1'), lesson('2')],
};

describe('what a version changed', () => {
  it.each([
    [{ lessons: [...course.lessons, lesson('3')] }, ['新增视频“第 3 讲”']],
    [{ lessons: [lesson('2')] }, ['移除视频“第 1 讲”']],
    [{ lessons: [lesson('1', '绪论'), lesson('2')] }, ['“第 1 讲”改名为“绪论”']],
    [{ lessons: [lesson('2'), lesson('1')] }, ['调整了课时的顺序']],
    [{ lessons: [lesson('1'), { ...lesson('2'), unit: '第二章' }] }, ['“第 2 讲”移到“第二章”']],
    [{ hoursX100: 250 }, ['学时由 2 改为 2.5']],
    [{ title: '师德与法治' }, ['课程名称由“师德”改为“师德与法治”']],
    [{ lessons: [lesson('3'), lesson('2')] }, ['新增视频“第 3 讲”', '移除视频“第 1 讲”']],
  ])('%j', (change, words) => expect(changesBetween(course, { ...course, ...change })).toEqual(words));

  it('is nothing for the same, and something for anything else; what one way adds the other takes away', () => {
    const lessons = fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map(String), { maxLength: 6 });
    fc.assert(
      fc.property(lessons, lessons, (a, b) => {
        const [one, other] = [a, b].map((ids) => ({ ...course, lessons: ids.map((id) => lesson(id)) }));
        if (!one || !other) return;
        expect(changesBetween(one, one)).toEqual([]);
        expect(changesBetween(one, other).length > 0).toBe(a.join() !== b.join());
        const count = (from: CourseContent, to: CourseContent, word: string) =>
          changesBetween(from, to).filter((words) => words.startsWith(word)).length;
        expect(count(one, other, '新增')).toBe(count(other, one, '移除'));
      }),
    );
  });
});

describe('whether a change belongs to the last version', () => {
  const last = { number: 2, begunAtMs: 0, changedBy: 'a' };
  it.each([
    ['the same person, soon after', last, { by: 'a', atMs: 59 * 60_000, takenSince: false }, true],
    ['an hour later', last, { by: 'a', atMs: 60 * 60_000, takenSince: false }, false],
    ['somebody else', last, { by: 'b', atMs: 1, takenSince: false }, false],
    ['a program has taken it', last, { by: 'a', atMs: 1, takenSince: true }, false],
    ['after what was published', { ...last, number: 1 }, { by: 'a', atMs: 1, takenSince: false }, false],
  ])('%s', (_name, version, change, belongs) => expect(continuesVersion(version, change)).toBe(belongs));
});
