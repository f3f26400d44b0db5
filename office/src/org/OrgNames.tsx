import type { OutputOf } from '@yanxiu/contract/index';
import { instantText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { Empty } from '../kit/Empty.tsx';
import { useAct } from '../kit/use-api.ts';

type Org = OutputOf<'org.get'>;

/** Other names by which a school is found, each with where it comes from, and the names that it bore before. */
export function OrgNames({ unit, mayEdit }: { unit: Org; mayEdit: boolean }) {
  const revoke = useAct('org.revokeAlias', { done: '已去掉，今后不再按它识别；要恢复请在“修改”里填写' });
  if (unit.aliasSources.length === 0 && unit.pastNames.length === 0) {
    return (
      <Empty title="没有别名" hint="改名、撤并、人工确认的汇款和改正的名单会自动记下别的写法；也可以在“修改”里填写。" />
    );
  }
  return (
    <>
      {unit.aliasSources.length > 0 ? (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">别名</th>
                <th scope="col">来源</th>
                <th scope="col">记下时间</th>
                {mayEdit ? <th scope="col">操作</th> : null}
              </tr>
            </thead>
            <tbody>
              {unit.aliasSources.map((one) => (
                <tr key={one.alias}>
                  <td>{one.alias}</td>
                  <td>
                    {one.sourceName}
                    {one.note ? `（${one.note}）` : ''}
                  </td>
                  <td className="num">{one.learnedAt ? instantText(one.learnedAt) : '—'}</td>
                  {mayEdit ? (
                    <td>
                      <Button
                        type="link"
                        aria-label={`去掉别名${one.alias}`}
                        loading={revoke.isPending && revoke.variables?.alias === one.alias}
                        onClick={() => revoke.mutate({ id: unit.id, alias: one.alias })}
                      >
                        去掉
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {unit.pastNames.length > 0 ? (
        <ul className="plain-list">
          {unit.pastNames.map((one) => (
            <li key={one.untilAt}>
              {instantText(one.untilAt)} 以前：{one.name}
              {one.registeredName && one.registeredName !== one.name ? `（备案名称 ${one.registeredName}）` : ''}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
