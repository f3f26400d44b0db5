/**
 * A pure function of a text that remembers its latest answers: the same school, subject or stage stands in thousands
 * of rows. When `most` are remembered it begins anew, so that a hostile file costs no memory.
 */
export function remembered<Answer>(work: (text: string) => Answer, most = 2000): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
