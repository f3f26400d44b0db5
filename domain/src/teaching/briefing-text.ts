export interface BriefingSection {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
}

const headingLine = /^[一二三四五六七八九十]{1,3}、.{1,30}$/;

/** A briefing's text as sections: a short line that begins with 一、 is a heading, every other line a paragraph. */
export function briefingSections(body: string): BriefingSection[] {
  const sections: { heading: string | null; paragraphs: string[] }[] = [];
  for (const line of body.split(/\n+/).map((text) => text.trim())) {
    if (line === '') continue;
    if (headingLine.test(line) && !/[。；]$/.test(line)) sections.push({ heading: line, paragraphs: [] });
    else if (sections.length === 0) sections.push({ heading: null, paragraphs: [line] });
    else sections.at(-1)?.paragraphs.push(line);
  }
  return sections;
}

/** What is counted of a class or a program on a day. */
export interface BriefingCounts {
  readonly people: number;
  readonly loggedIn: number;
  readonly started: number;
  readonly done: number;
  readonly studiedToday: number;
  readonly hoursX100: number;
  readonly handedIn: number;
  readonly marked: number;
  readonly posts: number;
}

/** The figures of the day in the words of a briefing; a share is rounded down, and work that there is none of is left out. */
export function briefingFigures(counts: BriefingCounts): { label: string; value: string }[] {
  const share = (part: number) =>
    counts.people === 0 ? '' : `（${(Math.floor((part * 10_000) / counts.people) / 100).toFixed(2)}%）`;
  const mean = counts.people === 0 ? 0 : Math.floor(counts.hoursX100 / counts.people);
  const rows = [
    { label: '应参训', value: `${counts.people} 人` },
    { label: '已登录', value: `${counts.loggedIn} 人${share(counts.loggedIn)}` },
    { label: '已开始学习', value: `${counts.started} 人${share(counts.started)}` },
    { label: '已学满学时', value: `${counts.done} 人${share(counts.done)}` },
    { label: '当日学习', value: `${counts.studiedToday} 人` },
    { label: '人均网络研修', value: `${mean / 100} 学时` },
  ];
  if (counts.handedIn > 0) rows.push({ label: '提交作业', value: `${counts.handedIn} 份，已批改 ${counts.marked} 份` });
  if (counts.posts > 0) rows.push({ label: '研讨发言', value: `${counts.posts} 条` });
  return rows;
}
