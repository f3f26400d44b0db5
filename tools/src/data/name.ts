/** Surnames with weights as they are frequent in Shanxi; the second list adds those typical of 晋城 and 阳城. */
export const surnames =
  '王88 李78 张82 刘62 赵48 郭46 杨42 陈30 马24 武22 高24 梁20 任18 韩20 白16 田16 贾18 牛14 崔12 郝14 薛12 冯14 孟10 闫14 段12 孙20 ' +
  '吴14 胡12 徐12 宋14 何8 朱8 曹12 乔10 石8 苏8 路6 侯10 范8 史8 秦8 尹5 邢6 温6 卢5 姚6 吕6 董10 靳6 岳5 安6 康6 邓4 樊8 聂4 尚4 令狐1 欧阳1 上官1';
export const yangchengSurnames = '原26 卫22 成16 吉16 茹14 栗16 延12 元8 潘10 常14 席6 窦5 柴6 宰2 畅4 酒2 琚6';

/** Second and third characters by sex and time of birth; a name takes one or two. */
export const givenNames = {
  male: {
    old: '建国 建军 志强 国庆 俊峰 树林 文斌 福生 拴牛 贵生 金锁 天祥 保平 志明 海龙 永红 新民 学文 建平 忠明 爱国 卫东 存柱 林生',
    middle: '晓东 军 伟 勇 磊 俊杰 志刚 海涛 鹏飞 文杰 小军 亚军 建伟 永强 国栋 旭东 斌 峰 涛 晋阳 瑞峰 玉龙 继军 振华',
    young: '浩 宇 泽宇 子豪 博 晨 凯 阳 鑫 雨泽 嘉伟 俊豪 晓晨 昊 鹏 旭 佳伟 文韬 一鸣 梓轩 翔宇',
  },
  female: {
    old: '秀英 爱萍 桂花 玉兰 素珍 引弟 改娥 补荣 月娥 林叶 秋花 变娥 翠莲 金花 俊英 桂香 爱珍 玉梅 秀兰 粉花',
    middle: '丽 敏 丽娟 雅琴 红霞 晓丽 艳 静 雪梅 晋红 海燕 玲玲 晓燕 娟 丽芳 慧 芳 云 俊丽 建芳 文丽 爱玲 瑞芳 小红',
    young: '婷婷 佳 欣 慧敏 晓雨 雅楠 璐 雪 倩 彤 思雨 佳慧 梦瑶 晨曦 宇婷 雅馨 文静 琪 颖 梓涵 子怡 悦',
  },
} as const;

/** Names that a form, a font or a comparison easily breaks: a point inside, rare characters. */
export const minorityNames = ['阿依古丽·买买提', '娜仁·图雅', '扎西·次仁', '古丽娜尔·艾山', '巴特尔·苏和'];
export const rareNames = ['王喆', '李㛃', '张䶮', '郭喆宇', '赵㛃雯', '成䶮'];

/** Subjects with weights by stage, in the words that rosters use. */
export const subjects = {
  preschool: '五大领域70 健康8 语言8 艺术8 科学6',
  primary: '语文36 数学30 英语10 体育与健康7 音乐4 美术4 科学5 信息技术2 道德与法治4',
  junior: '语文18 数学18 英语17 物理9 化学6 生物6 历史6 地理5 道德与法治7 体育与健康5 音乐2 美术2 信息技术2',
  senior: '语文17 数学17 英语17 物理11 化学10 生物9 思想政治8 历史8 地理8 体育与健康4 信息技术2 通用技术1',
  vocational: '语文14 数学13 英语12 思想政治8 体育与健康6 信息技术12 机电类专业10 财经类专业8 学前教育专业8 计算机类专业12',
  special: '生活语文28 生活数学24 生活适应18 康复训练18 美术5 音乐5 体育与健康4',
} as const;

/** Area codes (GB/T 2260) at first issue: today's, and the abolished ones of 忻州地区 that older teachers carry. */
export const abolishedCodes: Readonly<Record<string, string>> = {
  '140902': '142201',
  '140981': '142202',
  '140921': '142222',
  '140922': '142223',
  '140923': '142225',
  '140924': '142226',
  '140925': '142227',
  '140926': '142228',
  '140927': '142229',
  '140928': '142230',
  '140929': '142231',
  '140930': '142232',
  '140931': '142233',
  '140932': '142234',
  '140971': '142223',
};

/** Where teachers who were not born in the county come from. */
export const neighbourCodes: Readonly<Record<'yangcheng' | 'xinzhou', readonly string[]>> = {
  yangcheng: ['140521', '140524', '140525', '140502', '140581', '140427', '410881', '142725'],
  xinzhou: ['140902', '142201', '142202', '142322', '140121', '140602', '152629', '142433'],
};
