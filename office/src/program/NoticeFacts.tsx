import { refundUntil, replaceUntil } from '@yanxiu/domain/program/phase';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { stageNames, stages } from '@yanxiu/domain/program/words';
import { dayText, hoursText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import { formNames, passwordNames, routeText, templateText } from './program-words.ts';

interface Facts {
  readonly settings: ProgramSettings;
}

/** Who registers, who reviews, what is handed in. */
export function RegistrationFacts({ settings }: Facts) {
  return (
    <>
      <Descriptions
        items={[
          { label: '通知文号', value: settings.notice.number },
          { label: '依据', value: settings.notice.basis },
          { label: '参训学段', value: settings.stages.map((one) => stageNames[one]).join('、') },
          { label: '上报审核', value: `${routeText(settings.route)}；市直学校直接报市` },
          { label: '首次密码', value: passwordNames[settings.firstPassword] },
          { label: '减人退费截止', value: dayText(refundUntil(settings)) },
          { label: '免费换人截止', value: dayText(replaceUntil(settings)) },
          { label: '邮件标题', value: templateText(settings.mailSubjectTemplate), wide: true },
        ]}
      />
      <h3>上报的表格</h3>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">附件</th>
              <th scope="col">表名</th>
              <th scope="col">纸质份数</th>
            </tr>
          </thead>
          <tbody>
            {settings.forms.map((form) => (
              <tr key={form.key}>
                <td>{formNames[form.key]}</td>
                <td className="wrap-cell">{form.title}</td>
                <td>{form.paperCopies === 0 ? '不要求' : `${form.paperCopies} 份`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** How study is counted, classes, certificates. */
export function StudyFacts({ settings }: Facts) {
  const { study, classSize, certificate } = settings;
  return (
    <Descriptions
      items={[
        { label: '每天最多计', value: hoursText(study.dailyCapX100) },
        { label: '计入学习率', value: `满 ${hoursText(study.startedX100)}` },
        { label: '网络不好时补报', value: `${Math.round(study.bufferSec / 60)} 分钟内` },
        { label: '网络班级', value: `每班约 ${classSize.target} 人，最多 ${classSize.most} 人` },
        { label: '证书颁发单位', value: certificate.issuer },
        { label: '证书编号前缀', value: certificate.numberPrefix },
        { label: '未缴费时', value: certificate.heldBackForUnpaid ? '暂不发证' : '不影响发证' },
      ]}
    />
  );
}

export function ThemeFacts({ settings }: Facts) {
  const { common, byStage } = settings.themes;
  return (
    <Descriptions
      items={[
        { label: '共同主题', value: common.join('、'), wide: true },
        ...stages
          .filter((stage) => byStage[stage])
          .map((stage) => ({ label: stageNames[stage], value: byStage[stage] ?? '', wide: true })),
      ]}
    />
  );
}

const lines = [
  ['management', '管理'],
  ['guidance', '指导'],
  ['execution', '执行'],
] as const;

export function ContactFacts({ settings }: Facts) {
  const { contacts } = settings;
  return (
    <>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">工作线</th>
              <th scope="col">单位</th>
              <th scope="col">联系人</th>
              <th scope="col">电话</th>
            </tr>
          </thead>
          <tbody>
            {lines.flatMap(([key, label]) =>
              contacts[key].map((contact) => (
                <tr key={key + contact.unit + contact.name}>
                  <td>{label}</td>
                  <td className="wrap-cell">{contact.unit}</td>
                  <td>{contact.name || '—'}</td>
                  <td className="num-left">{contact.phone || '—'}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <p className="sum-line">客服热线：{contacts.hotline || '通知没有写，请联系上面的联系人'}</p>
    </>
  );
}
