import { expect, it } from 'vitest';
import { inputOf, newNotice } from './notice-values.ts';

const asking = {
  ...newNotice('2020-12-01'),
  targetLevels: ['county' as const],
  asksPlan: true,
  planDueOn: '2020-12-10',
  asksMeeting: true,
  meetingDueOn: '2020-12-12',
};

it('what a plan’s form doesn’t show stays: that it is a plan, and of which notice', () => {
  const plan = { ...newNotice('2020-12-01'), kind: 'plan' as const, answersId: 'n-1' };
  const { kind: _, answersId: __, asksPlan: ___, ...shown } = plan;
  expect(inputOf(plan, { ...shown, title: '五台县实施计划' })).toMatchObject({
    kind: 'plan',
    answersId: 'n-1',
    title: '五台县实施计划',
    asksPlan: false,
  });
});

it('a notice asks for what is ticked, with its days; unticked it forgets them', () => {
  expect(inputOf(newNotice('2020-12-01'), asking)).toMatchObject({ asksPlan: true, planDueOn: '2020-12-10' });
  expect(inputOf(asking, { asksPlan: false })).toMatchObject({ planDueOn: null, meetingDueOn: '2020-12-12' });
});

it('资料 ask nothing, whatever was ticked before', () => {
  expect(inputOf(asking, { kind: 'material' })).toMatchObject({
    targetLevels: [],
    asksPlan: false,
    planDueOn: null,
    asksMeeting: false,
    meetingDueOn: null,
  });
});
