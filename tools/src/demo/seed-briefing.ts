import { systemScope } from '@yanxiu/domain/access/scope';
import { addDays, type Day } from '@yanxiu/domain/kernel/day';
import { briefingFigures } from '@yanxiu/domain/teaching/briefing-text';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { countForBriefing } from '@yanxiu/server/teaching/store/briefing';
import { lessonPicture, meetingPicture } from './briefing-picture.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning } from './trainee.ts';

const classText = `一、学习情况
本周各位老师学习认真，多数已经达到进度。还没有开始的几位老师，请先从必修的师德课程学起，每天一节就够。
二、作业和研讨
“我守住的一条底线”收到不少好文章，写的都是自己班里的小事。研讨里几位老师提出“先约时间再谈”，值得一试。
三、下周安排
请还没有互评的老师抽十分钟看完两份作业；有困难在研讨里提出，我会在一天内回复。`;

const programText = `一、总体进展
网络研修即将结束，绝大多数参训教师已经完成学时，各县（市、区）的校本研修同步进行。
二、好的做法
一些小规模学校把几个教学点的老师集中到中心校，一起看课、一起备课，第二天就在课堂上用。
三、下一步工作
请各校在考核结束前完成校本研修的确认，辅导教师抓紧批改最后一批作业。`;

/** Briefings of the first class by its tutor and of the whole program by its provider, with pictures and the day's figures. */
export async function seedBriefings(app: App, program: SeededProgram): Promise<void> {
  const { db } = app.database;
  const lead = await db
    .selectFrom('classTutor as lead')
    .innerJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'lead.programId').onRef('class.id', '=', 'lead.classId'),
    )
    .select(['lead.personId', 'lead.classId'])
    .where('lead.programId', '=', program.id)
    .orderBy('class.number')
    .limit(1)
    .executeTakeFirst();
  const manager = await db
    .selectFrom('roleAssignment as held')
    .innerJoin('program', 'program.providerId', 'held.orgId')
    .select('held.personId')
    .where('program.id', '=', program.id)
    .where('held.role', '=', 'providerManager')
    .orderBy('held.id')
    .executeTakeFirst();
  const { studyStartsOn, studyEndsOn } = program.settings.milestones;
  if (lead) {
    const { classId, personId: authorId } = lead;
    await insert(app, program, {
      classId,
      authorId,
      on: addDays(studyStartsOn, 40),
      title: '开班以来的学习情况',
      body: classText,
    });
  }
  if (manager) {
    const on = addDays(studyEndsOn, -5);
    const authorId = manager.personId;
    await insert(app, program, { classId: null, authorId, on, title: '网络研修临近结束', body: programText });
  }
}

interface ToPublish {
  readonly classId: string | null;
  readonly authorId: string;
  readonly on: Day;
  readonly title: string;
  readonly body: string;
}

async function insert(app: App, program: SeededProgram, { classId, authorId, on, title, body }: ToPublish) {
  const { db } = app.database;
  const { settings } = program;
  const counts = await countForBriefing(db, systemScope('seed the demo'), {
    programId: program.id,
    classId,
    today: on,
    startedX100: settings.study.startedX100,
    wantedX100: settings.hours.onlineX100,
  });
  const pictures = [
    { fileId: await insertPicture(app, program, authorId, '公开课.png', lessonPicture()), caption: '公开课（示意图）' },
    {
      fileId: await insertPicture(app, program, authorId, '集体备课.png', meetingPicture()),
      caption: '集体备课（示意图）',
    },
  ];
  const row = {
    programId: program.id,
    id: newId(),
    classId,
    issueNumber: 1,
    title,
    issuedOn: on,
    body,
    pictures,
    withFigures: true,
    figures: briefingFigures(counts),
    figuresOn: on,
    state: 'published',
    authorId,
    createdAt: morning(on),
    publishedAt: morning(on),
    version: 2,
  };
  await bulkInsert(db, 'classBriefing', [row]);
}

async function insertPicture(app: App, program: SeededProgram, personId: string, name: string, bytes: Buffer) {
  const id = newId();
  const file = {
    id,
    sha256: await app.files.put(bytes),
    sizeBytes: bytes.length,
    mediaType: 'image/png',
    name,
    purpose: 'evidence',
    programId: program.id,
    personId,
    createdAt: morning(program.settings.milestones.studyStartsOn),
  };
  await bulkInsert(app.database.db, 'storedFile', [file]);
  return id;
}
