/** What people mark in the common course that stands in every package; light marks as an editor types them. */
export const ethicsAssignment = {
  title: '我守住的一条底线',
  prompt: `结合自己一天的工作，写一件真实的小事，谈谈您怎样守住师德底线。
- 写清时间、经过、您说了什么、做了什么
- 谈谈学生的变化和您的反思
- 不写学生真实姓名
不少于 120 字，可以附照片或教案。`,
  rules: {
    minChars: 120,
    files: 3,
    rubric: [
      { title: '联系实际', about: '写的是自己经历的事', points: 40 },
      { title: '分析与反思', about: '有自己的思考', points: 40 },
      { title: '表达', about: '清楚、通顺', points: 20 },
    ],
    dueDays: null,
    lateDays: 7,
    latePercent: 5,
    peerCount: 2,
    peerPercent: 20,
  },
} as const;

export const ethicsDiscussion = {
  title: '家长夜里发来消息，回还是不回',
  prompt: `晚上十点半，一位家长连发三条语音，问孩子为什么没有选上运动会的项目。
您会怎样处理？说说您的做法和理由，也可以回应同班老师的看法。`,
  rules: { minChars: 30, replyMinChars: 5, dayCap: 3, postPoints: 30, replyPoints: 10, finePoints: 20 },
} as const;
