import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, lessonsOf, pass, StudyWindow } from '../study/study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;
let courseId: string;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  courseId = program.courseIds.get('stage') ?? '';
});

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, who = editor, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
const versions = async (who = editor, id = courseId) => (await call('GET', `/api/courses/${id}/versions`, who)).json();

const page = { title: '一', readSec: 60, blocks: [{ kind: 'paragraph', runs: [{ text: '为人师表' }] }] };

async function addDocument(title: string): Promise<string> {
  const { units } = (await call('GET', `/api/courses/${courseId}`)).json();
  const wish = { unitId: units[0].id, kind: 'document', title };
  const { id } = (await call('POST', `/api/courses/${courseId}/lessons`, editor, wish)).json();
  await call('PUT', `/api/courses/${courseId}/lessons/${id}/document`, editor, { pages: [page] });
  return id;
}

describe('versions of a course', () => {
  it('tell what each changed and which programs took it, and what was studied stays', async () => {
    expect(await versions()).toMatchObject({
      total: 1,
      rows: [{ number: 1, changes: ['首次发布'], lessonCount: 2, programs: [{ id: program.id }] }],
    });
    const [first = ''] = await lessonsOf(test, program, 'stage');
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    await window.open(first);
    await window.play(60);

    await addDocument('补充阅读');
    await call('DELETE', `/api/courses/${courseId}/lessons/${first}`);
    // one person within the hour: one version
    const [second] = (await versions()).rows;
    expect(second).toMatchObject({ number: 2, byName: editor.name, lessonCount: 2, programs: [] });
    expect(second.changes).toEqual(['新增文档“补充阅读”', '移除视频“第一讲”']);
    const own = (await call('GET', `/api/programs/${program.id}/study/courses/${courseId}`, trainee)).json();
    expect(own.creditedSec).toBe(60);

    pass(test, 3700);
    const { units, version } = (await call('GET', `/api/courses/${courseId}`)).json();
    const renamed = units.map((unit: { id: string; title: string; lessons: { id: string; title: string }[] }) => ({
      id: unit.id,
      title: unit.title,
      lessons: unit.lessons.map(({ id, title }) => ({ id, title: title === '补充阅读' ? '拓展阅读' : title })),
    }));
    await call('PUT', `/api/courses/${courseId}/outline`, editor, { version, units: renamed });
    expect((await versions()).rows[0]).toMatchObject({ number: 3, changes: ['“补充阅读”改名为“拓展阅读”'] });
    expect((await call('GET', `/api/courses/${courseId}`)).json().versionNumber).toBe(3);
  });

  it('an empty lesson or a change that nobody meets makes none', async () => {
    const { total } = await versions();
    const { units } = (await call('GET', `/api/courses/${courseId}`)).json();
    const wish = { unitId: units[0].id, kind: 'document', title: '还没写' };
    await call('POST', `/api/courses/${courseId}/lessons`, editor, wish);
    expect((await versions()).total).toBe(total);
  });

  it('another person, or a program that takes the course in between, begins a new one', async () => {
    pass(test, 3700);
    await addDocument('甲');
    const colleague = await aPerson(test, { role: 'contentEditor', org: program.provider });
    const { version, ...fields } = (await call('GET', `/api/courses/${courseId}`)).json();
    const { title, summary, lecturer, stages, subject, theme, hoursX100 } = fields;
    const change = { title: `${title}（修订）`, summary, lecturer, stages, subject, theme, hoursX100, version };
    const numbers = async () => (await versions()).rows.map((row: { number: number }) => row.number);
    const before = (await numbers())[0];
    await call('PUT', `/api/courses/${courseId}`, colleague, change);
    expect((await numbers())[0]).toBe(before + 1);
    expect((await versions()).rows[0].changes).toEqual([`课程名称由“${title}”改为“${title}（修订）”`]);
  });

  it('are read where the course is read', async () => {
    const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    expect((await versions(county)).total).toBeGreaterThan(1);
    const rival = await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
    expect((await call('GET', `/api/courses/${courseId}/versions`, rival)).statusCode).toBe(404);
  });
});
