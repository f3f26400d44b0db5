import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted-rows.ts';

const form =
  '1\t李甲\t小学\t语文\t15710000001\t140522198503070020\t阳城县\t试验小学\t支教\r\n2\t李乙\t小学\t数学\t15710000002\t142201197805120029\t阳城县\t试验小学\t\r\n';

describe('readPasted', () => {
  it('takes the rows of the form as they were copied, without a heading', () => {
    expect(readPasted(form, 0)).toEqual([
      {
        name: '李甲',
        stage: '小学',
        subject: '语文',
        phone: '15710000001',
        idNumber: '140522198503070020',
        school: '试验小学',
        remark: '支教',
      },
      {
        name: '李乙',
        stage: '小学',
        subject: '数学',
        phone: '15710000002',
        idNumber: '142201197805120029',
        school: '试验小学',
        remark: '',
      },
    ]);
  });

  it('goes by the names of a heading in whatever order', () => {
    const pasted = '身份证号\t姓名\t任教学科\t学段\n140522198503070020\t李甲\t语文\t小学';
    expect(readPasted(pasted, 0)).toEqual([
      { idNumber: '140522198503070020', name: '李甲', subject: '语文', stage: '小学' },
    ]);
  });

  it('fills from the cell pasted into, and leaves blank lines out', () => {
    expect(readPasted('15710000001\n\n15710000002', 3)).toEqual([{ phone: '15710000001' }, { phone: '15710000002' }]);
    expect(readPasted('李甲\t小学', 0)).toEqual([{ name: '李甲', stage: '小学' }]);
  });

  it('takes quotes off a cell with a line break', () => {
    expect(readPasted('"他说""好"""', 6)).toEqual([{ remark: '他说"好"' }]);
  });
});
