/** Characters that an input method offers for the same sound; each row is one sound. */
const alike =
  '庄装妆 沟钩勾 校效笑 学雪穴 小晓筱 中钟忠 心新欣 石时实 泉全权 裕峪育玉 青清情 红洪宏 和河合 侯猴 白柏百 岭领令 冬东 安岸 池迟 坪平屏 头投 龙隆 凤奉 峰锋丰 堡保宝 湾弯 洼瓦 窑尧姚 圪个 垛跺 社射 仪义 关官 店电 桥乔 城成程 柳刘流 宋松送 杨羊阳洋 黄皇 槐怀 园圆员 幼右 蓝兰 天添 星兴 常长 孟梦 史使 上尚 下夏 里理 张章 王旺 李理 郝好 韩寒'
    .split(' ')
    .map((row) => [...row]);

const soundBy = new Map(alike.flatMap((row) => row.map((character) => [character, row[0] ?? character] as const)));

/** The text with each character put for the first of its sound, so that 尚庄 and 上装 are the same. */
export function soundOf(text: string): string {
  return [...text].map((character) => soundBy.get(character) ?? character).join('');
}

/** Another character of the same sound; none that input methods confuse it with: null. */
export function soundsLike(character: string, choose: (options: readonly string[]) => string): string | null {
  const row = alike.find((one) => one.includes(character));
  const others = row?.filter((one) => one !== character) ?? [];
  return others.length === 0 ? null : choose(others);
}
