import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import type { Program } from './ProgramPage.tsx';

/** What keeps a draft from being published, and what looks unusual; unconfirmed assumptions are counted in one line. */
export function PublishChecks({ program }: { program: Program }) {
  const { missing, warnings, settings, state } = program;
  const open = settings.assumptions.filter((one) => !one.confirmed);
  const other = missing.filter((finding) => !open.some((one) => finding.message.includes(one.text)));
  const ready = missing.length === 0;
  return (
    <div className={ready ? 'check-box ready' : 'check-box'}>
      <Section
        title={state === 'draft' ? '发布前检查' : '请留意'}
        actions={
          state === 'draft' ? (
            ready ? (
              <StateTag tone="good">可以发布</StateTag>
            ) : (
              <StateTag tone="warn">{`还差 ${missing.length} 项`}</StateTag>
            )
          ) : null
        }
      >
        <div className="check-groups">
          {missing.length > 0 ? (
            <div>
              <h3>补齐后才能发布</h3>
              <ul className="check-list">
                {other.map((finding) => (
                  <li key={finding.field + finding.message}>{finding.message}</li>
                ))}
                {open.length > 0 ? (
                  <li>
                    {open.length} 项通知未写明、由系统拟定的内容还没有确认，
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => document.getElementById('part-assumptions')?.scrollIntoView()}
                    >
                      去确认
                    </button>
                    。
                  </li>
                ) : null}
              </ul>
            </div>
          ) : null}
          {warnings.length > 0 ? (
            <div>
              {state === 'draft' ? <h3>请留意，不影响发布</h3> : null}
              <ul className="check-list">
                {warnings.map((finding) => (
                  <li key={finding.field + finding.message}>{finding.message}</li>
                ))}
              </ul>
            </div>
          ) : null}
          {ready && warnings.length === 0 ? (
            <p className="muted">各项都已填好。发布后学校可以看到项目并开始报名。</p>
          ) : null}
        </div>
      </Section>
    </div>
  );
}
