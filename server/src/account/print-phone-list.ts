import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { renderPdf } from '../platform/documents/render.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { listUnitsBehind } from './store/list.ts';

const columns = [
  { title: '序号', widthFr: 0.6, align: 'center' as const },
  { title: '单位', widthFr: 3.4, align: 'left' as const },
  { title: '应参训', widthFr: 0.8, align: 'right' as const },
  { title: '没有登录', widthFr: 0.9, align: 'right' as const },
  { title: '责任人', widthFr: 1, align: 'left' as const },
  { title: '电话', widthFr: 1.6, align: 'left' as const },
  { title: '联系情况', widthFr: 2.2, align: 'left' as const },
];

/** Whom to call: units where somebody has not logged in, the most first, with the number of who answers for them. */
export async function printPhoneList(ctx: Ctx, { programId }: { programId: string }): Promise<FileAnswer> {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const units = await listUnitsBehind(ctx.db, ctx.scope, programId);
  if (units.length === 0) throw new RefusalError(refuseAccount('nobodyBehind'));
  const phoneOf = (unit: (typeof units)[number]) =>
    unit.phoneCipher ? ctx.app.vault.open(unit.phoneCipher) : (unit.officePhone ?? '');
  ctx.audit({
    action: 'account.printPhoneList',
    subject: ['program', programId],
    programId,
    after: { units: units.length, phonesShown: units.filter((unit) => phoneOf(unit) !== '').length },
    reason: '电话催办首次登录',
  });
  const people = units.reduce((sum, unit) => sum + unit.behind, 0);
  const bytes = await renderPdf('list', {
    printedAt: ctx.now,
    versionText: '',
    watermarkText: null,
    title: '未登录单位催办电话表',
    subtitle: `${program.name}　${actorOf(ctx).assignment?.orgName ?? ''}　截至${dayText(dayOf(ctx.now))}`,
    orientation: 'portrait',
    columns,
    rows: units.map((unit, at) => [
      String(at + 1),
      unit.schoolName,
      String(unit.total),
      String(unit.behind),
      unit.liaisonName ?? '未填写',
      phoneOf(unit) || '未填写',
      '',
    ]),
    totals: null,
    notes: [`共 ${units.length} 个单位、${people} 人没有登录。电话仅用于催办，用后请妥善保管。`],
  });
  return { name: `${program.name}催办电话表.pdf`, mediaType: 'application/pdf', bytes, inline: true };
}
