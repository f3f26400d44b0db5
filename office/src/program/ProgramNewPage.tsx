import type { OutputOf } from '@yanxiu/contract/index';
import { movedToYear } from '@yanxiu/domain/program/next-year';
import { dayText, moneyText } from '@yanxiu/ui/words';
import { Input, InputNumber, Radio } from 'antd';
import { useNavigate } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { programStateNames } from './program-words.ts';
import { useToday } from './use-today.ts';
import './program.css';

type Preset = OutputOf<'program.presets'>[number];
type Earlier = OutputOf<'program.list'>['rows'][number];

interface Values {
  readonly source: string;
  readonly year: number;
  readonly title: string;
  readonly code: string;
}

/** Makes a draft from a notice's preset or from an earlier program, its dates moved to the year. */
export function ProgramNewPage() {
  const presets = useApi('program.presets', {});
  const earlier = useApi('program.list', { size: 50 });
  return (
    <PageFrame
      title="新建项目"
      crumbs={[{ label: '培训项目', to: '/programs' }]}
      purpose="从通知的预设或往年的项目开始，建成草稿后再逐项修改。"
    >
      <Section>
        <Loaded of={presets} what="预设">
          {(known) => (
            <Loaded of={earlier} what="往年的项目">
              {(list) => <NewForm presets={known} earlier={list.rows} />}
            </Loaded>
          )}
        </Loaded>
      </Section>
    </PageFrame>
  );
}

function NewForm({ presets, earlier }: { presets: readonly Preset[]; earlier: readonly Earlier[] }) {
  const navigate = useNavigate();
  const year = Number(useToday().slice(0, 4));
  const initial: Values = { source: '', year, title: '', code: '' };
  return (
    <EntityForm<'program.create', Values>
      key={year}
      stem="program.create"
      draftKey="program.create"
      marksOptional={false}
      initial={initial}
      toInput={inputOf}
      submit="建立草稿"
      submitHint="建立后逐项修改，发布前学校看不到。"
      done="已建立草稿"
      onDone={({ id }) => void navigate(`/programs/${id}/edit`)}
      onCancel={() => void navigate('/programs')}
    >
      {(values) => (
        <>
          <div className="preset-choice">
            <Field name="source" label="从哪里开始" required missing="请选一个预设或往年的项目。">
              <Radio.Group
                options={[
                  ...presets.map((one) => ({ value: `preset:${one.code}`, label: <PresetLabel preset={one} /> })),
                  ...earlier.map((one) => ({ value: `program:${one.id}`, label: <EarlierLabel program={one} /> })),
                ]}
              />
            </Field>
          </div>
          <Field name="year" label="年度" hint="与来源年度不同时，各时间节点按年顺延，发布前请逐项核对。" required>
            <InputNumber min={2000} max={2100} precision={0} />
          </Field>
          <Field
            name="title"
            label="项目名称"
            hint={values.source ? `不填则为：${titleOf(values, presets)}` : '不填则沿用来源的名称。'}
          >
            <Input maxLength={60} autoComplete="off" />
          </Field>
          <Field
            name="code"
            label="项目编号"
            hint={`小写字母、数字和短横线，例如 yangcheng-${values.year ?? year}；建立后不能改。`}
            required
            check={(value) =>
              /^[a-z0-9][a-z0-9-]{2,40}$/.test(String(value).trim())
                ? null
                : '只用小写字母、数字和短横线，3 到 41 个字符。'
            }
          >
            <Input maxLength={41} autoComplete="off" />
          </Field>
        </>
      )}
    </EntityForm>
  );
}

function PresetLabel({ preset }: { preset: Preset }) {
  const { settings } = preset;
  return (
    <span>
      预设：{preset.title}
      <span className="preset-note">
        {preset.notice}，{(settings.hours.onlineX100 + settings.hours.schoolBasedX100) / 100} 学时，每人{' '}
        {moneyText(settings.fee.feeFen)}，{dayText(settings.milestones.studyStartsOn)}至
        {dayText(settings.milestones.studyEndsOn)}
      </span>
    </span>
  );
}

function EarlierLabel({ program }: { program: Earlier }) {
  return (
    <span>
      往年项目：{program.name}
      <span className="preset-note">
        {program.publisherName}，{programStateNames[program.state]}；沿用设置、联系人和收款信息
      </span>
    </span>
  );
}

/** What the program will be called when nothing else is typed. */
function titleOf(values: Values, presets: readonly Preset[]): string {
  const preset = presets.find((one) => `preset:${one.code}` === values.source);
  return preset ? movedToYear(preset.settings, values.year).title : '沿用来源项目的名称，年度按上面填写的改写';
}

function inputOf({ source, year, title, code }: Values) {
  const [kind, from = ''] = source.split(':');
  return {
    code: code.trim(),
    ...(kind === 'preset' ? { preset: from } : { fromProgramId: from }),
    year,
    ...(title?.trim() ? { title: title.trim() } : {}),
  };
}
