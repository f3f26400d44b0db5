import type { Random } from './random.ts';

/** Shanxi's cities with their counties; 城区, 郊区 and 矿区 stand in several cities on purpose. */
export const cities: Readonly<Record<string, string>> = {
  太原市: '小店区 迎泽区 杏花岭区 尖草坪区 万柏林区 晋源区 清徐县 阳曲县 娄烦县 古交市',
  大同市: '城区 矿区 南郊区 新荣区 阳高县 天镇县 广灵县 灵丘县 浑源县 左云县 大同县',
  阳泉市: '城区 矿区 郊区 平定县 盂县',
  长治市: '城区 郊区 长治县 襄垣县 屯留县 平顺县 黎城县 壶关县 长子县 武乡县 沁县 沁源县 潞城市',
  晋城市: '城区 沁水县 阳城县 陵川县 泽州县 高平市',
  朔州市: '朔城区 平鲁区 山阴县 应县 右玉县 怀仁市',
  晋中市: '榆次区 榆社县 左权县 和顺县 昔阳县 寿阳县 太谷县 祁县 平遥县 灵石县 介休市',
  运城市: '盐湖区 临猗县 万荣县 闻喜县 稷山县 新绛县 绛县 垣曲县 夏县 平陆县 芮城县 永济市 河津市',
  忻州市:
    '忻府区 定襄县 五台县 代县 繁峙县 宁武县 静乐县 神池县 五寨县 岢岚县 河曲县 保德县 偏关县 原平市 五台山风景名胜区',
  临汾市:
    '尧都区 曲沃县 翼城县 襄汾县 洪洞县 古县 安泽县 浮山县 吉县 乡宁县 大宁县 隰县 永和县 蒲县 汾西县 侯马市 霍州市',
  吕梁市: '离石区 文水县 交城县 兴县 临县 柳林县 石楼县 岚县 方山县 中阳县 交口县 孝义市 汾阳市',
};

/** Township names that many counties share. */
const commonTownships = [
  '城关',
  '东关',
  '西关',
  '南关',
  '北关',
  '河西',
  '河底',
  '柳林',
  '王村',
  '张庄',
  '古城',
  '新城',
  '龙泉',
  '义井',
];
const first =
  '东西南北上下前后大小新古石柳杨马牛龙凤白黑红黄青金银玉清泉沙高平安永和义兴隆宝天云松柏梨桃杏枣槐榆王李张刘郭赵崔段贾侯孟范苗樊郝';
const second = '河沟峪岭坡头庄家寨堡村镇关口坪塔洼湾掌泉井池山阳城堂店坊屯营桥梁岩洞窑圪底';
const villages = [
  '王庄',
  '李家庄',
  '张庄',
  '东庄',
  '西庄',
  '南沟',
  '北沟',
  '东沟',
  '西沟',
  '上庄',
  '下庄',
  '河东',
  '河西',
  '石门',
  '杨家庄',
  '马家庄',
  '樊庄',
  '赵家沟',
  '新庄',
  '前庄',
  '后庄',
  '上村',
  '下村',
  '南庄',
  '北庄',
  '柳沟',
  '桃园',
  '杏林',
  '大东沟',
  '西峪',
  '东峪',
  '上川',
  '下川',
];

/** A township's name without its ending. */
export function townshipName(random: Random): string {
  return random.chance(0.2) ? random.pick(commonTownships) : random.pick([...first]) + random.pick([...second]);
}

/** A village's name; the common ones stand in many townships, also of one county. */
export function villageName(random: Random): string {
  if (random.chance(0.25)) return random.pick(villages);
  const name = random.pick([...first]) + random.pick([...second]);
  return random.chance(0.15) ? random.pick(['上', '下', '东', '西', '大', '小', '前', '后']) + name : name;
}

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const given =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国志红玉兰春梅海燕晓东文斌俊峰雪婷建军爱萍国庆树林鹏飞向阳补荣锁柱拴牛引弟贵生';

export function fullName(random: Random): string {
  const name = random.pick([...surnames]) + random.pick([...given]);
  return random.chance(0.6) ? name + random.pick([...given]) : name;
}

/** A phone in the 154 range, which no operator has given out. */
export function phoneNumber(random: Random): string {
  return `154${random.digits(8)}`;
}
