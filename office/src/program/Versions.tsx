import { instantText } from '@yanxiu/ui/words';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';

/** Every version with its reason; what was computed under an earlier one says so. */
export function Versions({ programId }: { programId: string }) {
  const versions = useApi('program.versions', { id: programId });
  return (
    <Loaded of={versions} what="版本" lines={3}>
      {(rows) => (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">时间</th>
                <th scope="col">修改人</th>
                <th scope="col">原因</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.version}>
                  <td>第 {row.version} 版</td>
                  <td className="num-left">{instantText(row.at)}</td>
                  <td>{row.byName ?? '系统'}</td>
                  <td className="wrap-cell">{row.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
}
