import { dayText } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { bodyOfText } from '@yanxiu/domain/notice/body-of-text';
import type { TargetLevel } from '@yanxiu/domain/notice/target';
import { insertNotice, updateNotice } from '@yanxiu/server/notice/store';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import type { SeededProgram } from './seed-program.ts';

const addressees: Readonly<Record<string, string>> = {
  'yangcheng-2021': '各乡（镇）中学、中心校，县直（民办）各学校、幼儿园',
  'xinzhou-2020': '各县（市、区）教育科技局、五台山风景名胜区教育管理中心、市直各中小学校（幼儿园）',
};

/** Whom each asks to sign: the city its counties and its own schools, the county its schools. */
const targetLevels: Readonly<Record<string, TargetLevel[]>> = { 'xinzhou-2020': ['county', 'citySchool'] };

/** The notice of a program, issued, on the platform's front page. */
export async function seedNotice(db: Db, program: SeededProgram): Promise<void> {
  const { settings, publisher } = program;
  const asksMeeting = program.code === 'yangcheng-2021';
  const id = newId();
  await insertNotice(db, {
    id,
    orgId: publisher.id,
    number: settings.notice.number,
    title: `关于做好${settings.title}工作的通知`,
    addressees: addressees[program.code] ?? '各学校、幼儿园',
    basis: settings.notice.basis,
    body: bodyOfText(bodyOf(program, asksMeeting)),
    issuedOn: settings.milestones.noticeIssuedOn,
    publicity: 'open',
    targetLevels: targetLevels[program.code] ?? [],
    asksMeeting,
    meetingDueOn: asksMeeting ? settings.milestones.rosterDueOn : null,
    programId: program.id,
    fileIds: [],
  });
  await updateNotice(db, id, 1, {
    state: 'published',
    publishedAt: new Date(`${settings.milestones.noticeIssuedOn}T09:00:00+08:00`),
  });
}

/** What the notice asks for, from the program's own figures. */
function bodyOf({ settings }: SeededProgram, asksMeeting: boolean): string {
  const { milestones, hours, fee, payee, contacts } = settings;
  const meeting = asksMeeting ? '各学校接到通知后召开动员会，并在平台登记日期、人数和照片。' : '';
  const help = contacts.hotline ? `客服热线：${contacts.hotline}。` : '如有疑问，请与县教师发展中心联系。';
  return [
    `一、培训内容。网络研修 ${hundredthsText(hours.onlineX100)} 学时，校本研修 ${hundredthsText(hours.schoolBasedX100)} 学时，两部分相互融合。`,
    `二、培训时间。${dayText(milestones.studyStartsOn)}至${dayText(milestones.studyEndsOn)}。参训教师应在${dayText(milestones.firstLoginDueOn)}前完成首次登录并开始学习。`,
    `三、报名。${meeting}以学校为单位于${dayText(milestones.rosterDueOn)}前上报参训名单，不接收个人报名。支教、借调人员随现工作单位报名并缴费。`,
    `四、缴费。每人 ${yuanText(fee.feeFen)} 元，由学校一次性通过银行汇款缴纳。户名：${payee.name}；账号：${payee.accountNumber}；开户行：${payee.bankName}；行号：${payee.cnaps}。汇款备注请按平台“缴费”页给出的文字填写。`,
    '五、考核。按网络研修、校本研修、研修活动、线下授课四部分考核，成绩合格的认定学分并颁发证书。',
    `六、服务。${help}`,
  ].join('\n');
}
