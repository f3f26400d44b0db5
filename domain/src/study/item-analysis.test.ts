import { expect, it } from 'vitest';
import { type AnsweredPaper, analyseItems } from './item-analysis.ts';

const paper = (scoreX100: number, right: boolean, turned = false): AnsweredPaper => {
  const choices = turned ? ['错', '对'] : ['对', '错'];
  const answer = [choices.indexOf('对')];
  const given = [choices.indexOf(right ? '对' : '错')];
  return {
    scoreX100,
    questions: [{ id: 'a', kind: 'single', stem: '问', choices, answer, given, right, share: Number(right) }],
  };
};

it('counts right answers and choices by their words, whatever the order on the paper', () => {
  const [item] = analyseItems([
    paper(9000, true),
    paper(5000, false, true),
    paper(8000, true, true),
    paper(1000, false),
  ]);
  expect(item).toMatchObject({ answered: 4, rightPercent: 50, discriminationX100: null });
  expect(item?.picks).toEqual([
    { choice: '对', right: true, count: 2 },
    { choice: '错', right: false, count: 2 },
  ]);
});

it('tells whether the strong have it right more often than the weak', () => {
  const papers = Array.from({ length: 20 }, (_, at) => paper(at * 500, at >= 10));
  expect(analyseItems(papers)[0]?.discriminationX100).toBe(100);
  const opposite = Array.from({ length: 20 }, (_, at) => paper(at * 500, at < 10));
  expect(analyseItems(opposite)[0]?.discriminationX100).toBe(-100);
  expect(analyseItems([])).toEqual([]);
});

it('gathers what was typed into a gap, so that an answer that should count is seen', () => {
  const typed = (text: string, right: boolean) => ({
    scoreX100: 0,
    questions: [
      {
        id: 'b',
        kind: 'blank' as const,
        stem: '首都是____',
        choices: [],
        answer: [],
        given: text ? [text] : [],
        right,
        share: Number(right),
      },
    ],
  });
  const [item] = analyseItems([typed('北京', true), typed('北京。', true), typed('北平', false), typed('', false)]);
  expect(item?.picks).toEqual([
    { choice: '北京', right: true, count: 2 },
    { choice: '北平', right: false, count: 1 },
    { choice: '没有作答', right: false, count: 1 },
  ]);
});

it('counts the 要点 of a short answer and takes its mean share of the points', () => {
  const accepted = [['尊重', '平等'], ['沟通']];
  const said = (text: string, share: number) => ({
    scoreX100: 0,
    questions: [
      {
        id: 'c',
        kind: 'short' as const,
        stem: '谈谈',
        choices: [],
        answer: [],
        accepted,
        given: [text],
        right: share === 1,
        share,
      },
    ],
  });
  const [item] = analyseItems([said('尊重学生，多沟通', 1), said('平等', 0.5), said('关心', 0), said('', 0)]);
  expect(item).toMatchObject({ answered: 4, rightPercent: 38 });
  expect(item?.picks).toEqual([
    { choice: '尊重 或 平等', right: true, count: 2 },
    { choice: '沟通', right: true, count: 1 },
  ]);
});
