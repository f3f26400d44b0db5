import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../kit/use-api.ts';
import { useProgramChoice } from './program-choice.tsx';
import { useMay } from './session.tsx';

const shown = 6;

/** Finds a unit or, in the chosen program, a teacher by name, pinyin or the last four of a number, from any page. */
export function TopSearch() {
  const may = useMay();
  const navigate = useNavigate();
  const { program } = useProgramChoice();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const asks = q.length >= 2;
  const units = useApi('org.list', { q, size: shown }, { enabled: asks && may('org.read'), keepPrevious: true });
  const people = useApi(
    'account.list',
    { programId: program?.id ?? '', q, size: shown },
    { enabled: asks && may('account.read') && program !== null, keepPrevious: true },
  );
  if (!may('org.read')) return null;
  const words = may('account.read') ? '查找单位、教师' : '查找单位';
  const unitOptions = (asks ? (units.data?.rows ?? []) : []).map((unit) => ({
    value: `/orgs/${unit.id}`,
    label: unit.parentName ? `${unit.name}（${unit.parentName}）` : unit.name,
  }));
  const peopleOptions = (asks ? (people.data?.rows ?? []) : []).map((one) => ({
    value: `/accounts/people?schoolId=${one.schoolId}&q=${encodeURIComponent(one.name)}#${one.personId}`,
    label: `${one.name}（${one.workSchoolName}，${one.stateName}）`,
  }));
  const options = [
    ...(unitOptions.length > 0 ? [{ label: '单位', options: unitOptions }] : []),
    ...(peopleOptions.length > 0 ? [{ label: '参训教师', options: peopleOptions }] : []),
  ];
  const nothing = asks && !units.isFetching && !people.isFetching ? '没有找到，请换一个说法' : null;
  return (
    <AutoComplete
      className="top-search"
      value={text}
      options={options}
      notFoundContent={nothing}
      popupMatchSelectWidth={320}
      onChange={(value: string) => setText(value.startsWith('/') ? '' : value)}
      onSelect={(path: string) => {
        setText('');
        void navigate(path);
      }}
    >
      <Input aria-label={words} placeholder={words} allowClear maxLength={40} />
    </AutoComplete>
  );
}
