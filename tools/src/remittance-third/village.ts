import type { Random } from '../remittance/random.ts';

/**
 * Names as they stand on a map of the Loess Plateau. The lists hold neighbours on purpose: 上庄 beside 尚庄, 石泉 beside
 * 石全: a clerk who types by sound makes one of the other.
 */
const heads =
  '王 张 李 刘 赵 郭 郝 马 韩 冯 侯 侯家 孟 孟家 杨 杨家 石 史 安 岸 尚 上 下 东 冬 西 南 北 前 后 大 小 新 老 里 外 中 高 龙 隆 凤 峰 青 清 白 柏 黑 红 洪 黄 金 银 水 泉 沙 柳 刘家 槐 桃 陶 梨 枣 杏 松 宋 苇 羊 阳 牛 鹿 虎 三 五 武 七 八 九 十里 长 常'.split(
    ' ',
  );
const tails =
  '庄 家庄 村 沟 家沟 钩 寨 家寨 堡 河 和 峪 裕 裕里 坪 平 岭 领 头 坡 洼 瓦 湾 弯 泉 全 池 底 崖 掌 圪塔 圪垛 社 街 关 店 桥 窑 尧 塔 川 山 家山 城 会 义 仪 则 上 下'.split(
    ' ',
  );
const townHeads =
  '城关 东关 古城 新城 南关 河西 河东 西山 南山 北山 龙门 凤凰 石门 三交 白马 青龙 金沙 大营 小营 东山 临河 安定 太平 兴隆 永安 高村 张村 王村 杜庄 马庄 李庄 古县 交口 平城 安泽 文水 五台 平定 应县 冯家 段家 韩家 义井 西社 东社 柳林 沙河 水泉 桃园 梁家 双井 红崖 黄崖 北张 南张 杨柳 石盘 牛家 岔口 官庄'.split(
    ' ',
  );

export function village(random: Random): string {
  return `${random.pick(heads)}${random.pick(tails)}`;
}

/** A township with its kind: 镇 mostly, 乡, now and then a 街道. */
export function townships(count: number, random: Random): string[] {
  const names = new Set(random.some(townHeads, Math.min(count, townHeads.length)));
  while (names.size < count) names.add(village(random));
  return [...names].map((name) => `${name}${random.pick(['镇', '镇', '镇', '乡', '乡', '街道'])}`);
}

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const given =
  '晓燕 志强 海燕 丽 敏 静 伟 军 建国 国庆 爱萍 秀英 玉兰 桂花 素珍 俊峰 文斌 红霞 春梅 雪梅 鹏飞 宏 瑞芳 向阳 树林 改花 变梅 润生 全喜 二娃'.split(
    ' ',
  );

export function person(random: Random): string {
  return `${random.pick(families)}${random.pick(given)}`;
}
